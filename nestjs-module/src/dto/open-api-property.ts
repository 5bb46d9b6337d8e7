import type { Type } from '@nestjs/common';
import type { Schema, StringSchema } from 'cpaas-8x8';

/** What `@ApiProperty` takes, as far as it is needed here. */
export type OpenApiProperty = Readonly<Record<string, unknown>>;

/** Describes a field to `@nestjs/swagger`. */
export function openApiProperty(
  field: Schema,
  required: boolean,
  inner: (() => Type) | undefined,
): OpenApiProperty {
  if (!inner) return { ...annotations(field), ...shape(field), required };
  // It is asked for later only where the function has the name `type`.
  const type = () => (field.type === 'array' ? [inner()] : inner());
  const { minItems, maxItems } = field.type === 'array' ? field : {};
  return { ...annotations(field), ...without({ minItems, maxItems }), type, required };
}

function annotations({ title, description, examples, default: value, deprecated, nullable }: Schema) {
  return without({ title, description, example: examples?.[0], default: value, deprecated, nullable });
}

function shape(field: Schema): OpenApiProperty {
  switch (field.type) {
    case 'string':
      return text(field);
    case 'number':
    case 'integer': {
      const { type, minimum, maximum } = field;
      return without({ type, minimum, maximum });
    }
    case 'boolean':
      return { type: 'boolean' };
    case 'array': {
      const { minItems, maxItems, items } = field;
      return { type: 'array', items: whole(items), ...without({ minItems, maxItems }) };
    }
    case 'object':
      return {
        type: 'object',
        ...(Object.keys(field.properties).length ? { properties: wholes(field.properties) } : {}),
        additionalProperties: field.additionalProperties ? whole(field.additionalProperties) : true,
      };
    default:
      return field.discriminator
        ? { oneOf: field.anyOf.map(whole) }
        : { type: 'object', additionalProperties: true };
  }
}

const known: readonly (string | undefined)[] = ['date-time', 'date', 'uri', 'uuid', 'binary'];
const moments: readonly (string | undefined)[] = ['schedule', 'future'];

function text({
  format,
  enum: values,
  const: value,
  minLength,
  maxLength,
  pattern,
  writeOnly,
}: StringSchema) {
  return without({
    type: 'string',
    enum: value === undefined ? values : [value],
    format: moments.includes(format) ? 'date-time' : known.includes(format) ? format : undefined,
    minLength,
    maxLength,
    pattern,
    writeOnly,
  });
}

/** A schema in place, with what is in it. */
const whole = (schema: Schema): OpenApiProperty => ({
  ...annotations(schema),
  ...shape(schema),
  ...(schema.type === 'object' && schema.required?.length ? { required: schema.required } : {}),
});

const wholes = (properties: Readonly<Record<string, Schema>>): OpenApiProperty =>
  Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, whole(schema)]));

const without = (fields: OpenApiProperty): OpenApiProperty =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
