import type { Type } from '@nestjs/common';
import type { Schema, StringSchema } from 'cpaas-8x8';

/** Options of `@ApiProperty`. */
export type OpenApiProperty = Readonly<Record<string, unknown>>;

/** Describes a field of a DTO to `@nestjs/swagger`, which shows it in the app's API documentation. */
export function openApiProperty(
  field: Schema,
  required: boolean,
  nestedClass: (() => Type) | undefined,
): OpenApiProperty {
  if (!nestedClass) return { ...annotations(field), ...shape(field), required };
  // `@nestjs/swagger` resolves the class lazily only if the function is named `type`.
  const type = () => (field.type === 'array' ? [nestedClass()] : nestedClass());
  const { minItems, maxItems } = field.type === 'array' ? field : {};
  return { ...annotations(field), ...withoutUndefined({ minItems, maxItems }), type, required };
}

function annotations({ title, description, examples, default: value, deprecated, nullable }: Schema) {
  return withoutUndefined({
    title,
    description,
    example: examples?.[0],
    default: value,
    deprecated,
    nullable,
  });
}

function shape(field: Schema): OpenApiProperty {
  switch (field.type) {
    case 'string':
      return stringShape(field);
    case 'number':
    case 'integer': {
      const { type, minimum, maximum } = field;
      return withoutUndefined({ type, minimum, maximum });
    }
    case 'boolean':
      return { type: 'boolean' };
    case 'array': {
      const { minItems, maxItems, items } = field;
      return { type: 'array', items: inlineSchema(items), ...withoutUndefined({ minItems, maxItems }) };
    }
    case 'object':
      return {
        type: 'object',
        ...(Object.keys(field.properties).length ? { properties: inlineProperties(field.properties) } : {}),
        additionalProperties: field.additionalProperties ? inlineSchema(field.additionalProperties) : true,
      };
    default:
      return field.discriminator
        ? { oneOf: field.anyOf.map(inlineSchema) }
        : { type: 'object', additionalProperties: true };
  }
}

const openApiFormats: readonly (string | undefined)[] = ['date-time', 'date', 'uri', 'uuid', 'binary'];
const dateTimeFormats: readonly (string | undefined)[] = ['schedule', 'future'];

function stringShape({
  format,
  enum: values,
  const: value,
  minLength,
  maxLength,
  pattern,
  writeOnly,
}: StringSchema) {
  return withoutUndefined({
    type: 'string',
    enum: value === undefined ? values : [value],
    format: dateTimeFormats.includes(format)
      ? 'date-time'
      : openApiFormats.includes(format)
        ? format
        : undefined,
    minLength,
    maxLength,
    pattern,
    writeOnly,
  });
}

/** A schema written out in place, without a reference to a class. */
const inlineSchema = (schema: Schema): OpenApiProperty => ({
  ...annotations(schema),
  ...shape(schema),
  ...(schema.type === 'object' && schema.required?.length ? { required: schema.required } : {}),
});

const inlineProperties = (properties: Readonly<Record<string, Schema>>): OpenApiProperty =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, inlineSchema(schema)]));

const withoutUndefined = (fields: OpenApiProperty): OpenApiProperty =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
