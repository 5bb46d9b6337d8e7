import type { ObjectSchema, Schema, StringSchema, VariantSchema, StringFormat } from '../validation/json-schema';
import type { OpenApiSchema } from './document-types';
import { mergeObjects } from './merge-schemas';
import { type ComponentSchemas, pascalCase } from './component-schemas';

/** How schemas are to be written. */
export interface SchemaStyle {
  /** Without combinators, for importers that know none. */
  readonly flat: boolean;
  /** Whether the schema is of an input or of an output. */
  readonly direction: 'in' | 'out';
}

/**
 * Writes a schema of the catalogue in OpenAPI's older dialect. Objects become components of their own, found by
 * reference; conditions ("when the type is image …") cannot be said there and are left out.
 *
 * @param names - The names of what it is in, outermost first: they name the components.
 */
export function writeSchema(
  schema: Schema,
  names: readonly string[],
  style: SchemaStyle,
  components: ComponentSchemas,
): OpenApiSchema {
  if (!schema.nullable) return writePlain(schema, names, style, components);
  // A reference takes no keyword beside it: the word stands in what is referred to.
  return schema.type === 'object'
    ? components.reference(names, { ...writeObject(schema, names, style, components), nullable: true })
    : { ...writePlain(schema, names, style, components), nullable: true };
}

function writePlain(
  schema: Schema,
  names: readonly string[],
  style: SchemaStyle,
  components: ComponentSchemas,
): OpenApiSchema {
  switch (schema.type) {
    case 'string':
      return { ...annotations(schema, style), ...writeString(schema, style) };
    case 'number':
    case 'integer': {
      const { type, minimum, maximum } = schema;
      return {
        ...annotations(schema, style),
        type,
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      };
    }
    case 'boolean':
      return { ...annotations(schema, style), type: 'boolean' };
    case 'array': {
      const { items, minItems, maxItems } = schema;
      return {
        ...annotations(schema, style),
        type: 'array',
        items: writeSchema(items, [...names.slice(0, -1), singular(names.at(-1) ?? '')], style, components),
        ...(minItems === undefined ? {} : { minItems }),
        ...(maxItems === undefined ? {} : { maxItems }),
      };
    }
    case 'object':
      return components.reference(names, writeObject(schema, names, style, components));
    default:
      return schema.discriminator
        ? writeVariant(schema, names, style, components)
        : annotations(schema, style);
  }
}

function writeObject(
  schema: ObjectSchema,
  names: readonly string[],
  style: SchemaStyle,
  components: ComponentSchemas,
): OpenApiSchema {
  const { properties, required = [], additionalProperties, anyOf, oneOf } = schema;
  const within = (name: string, field: Schema): OpenApiSchema =>
    writeSchema(field, [...names, name], style, components);
  return {
    ...annotations(schema, style),
    type: 'object',
    ...(Object.keys(properties).length
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, field]) => [name, within(name, field)]),
          ),
        }
      : {}),
    ...(required.length ? { required } : {}),
    ...(additionalProperties ? { additionalProperties: within('value', additionalProperties) } : {}),
    ...(anyOf && !style.flat ? { anyOf } : {}),
    ...(oneOf && !style.flat ? { oneOf } : {}),
  };
}

/** Kinds told apart by a field; flat, one object that has the fields of all kinds. */
function writeVariant(
  schema: VariantSchema,
  names: readonly string[],
  style: SchemaStyle,
  components: ComponentSchemas,
): OpenApiSchema {
  const { anyOf: kinds, discriminator } = schema;
  if (style.flat) {
    const merged = kinds.reduce(mergeObjects);
    const about = { ...merged, ...(schema.description ? { description: schema.description } : {}) };
    return components.reference(names, writeObject(about, names, style, components));
  }
  const written = kinds.map((kind) => {
    const field = kind.properties[discriminator.propertyName];
    const word = field?.type === 'string' ? (field.const ?? '') : '';
    const kindNames = [...names.slice(0, -1), `${pascalCase(word)}${pascalCase(names.at(-1) ?? '')}`];
    return { word, schema: components.reference(kindNames, writeObject(kind, kindNames, style, components)) };
  });
  return {
    ...annotations(schema, style),
    anyOf: written.map(({ schema: kind }) => kind),
    discriminator: {
      propertyName: discriminator.propertyName,
      mapping: Object.fromEntries(written.map(({ word, schema: kind }) => [word, kind.$ref ?? ''])),
    },
  };
}

/** 8x8 adds values: a value that comes back may be one that is not listed. */
function writeString(schema: StringSchema, { direction }: SchemaStyle): OpenApiSchema {
  const { minLength, maxLength, pattern, format, writeOnly } = schema;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const known = direction === 'out' && values ? `Known values: ${values.join(', ')}` : undefined;
  return {
    type: 'string',
    ...(known ? { description: schema.description ? `${schema.description}. ${known}` : known } : {}),
    ...(values && !known ? { enum: values } : {}),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern }),
    ...writeFormat(format),
    ...(writeOnly && direction === 'in' ? { format: 'password', writeOnly } : {}),
  };
}

/** Flat documents are for machines that read names and descriptions, and have limits of size. */
function annotations(
  { title, description, examples, deprecated, ...rest }: Schema,
  { flat }: SchemaStyle,
): OpenApiSchema {
  return {
    ...(title && !flat ? { title } : {}),
    ...(description ? { description } : {}),
    ...(examples?.length && !flat ? { example: examples[0] } : {}),
    ...(rest.default === undefined ? {} : { default: rest.default }),
    ...(deprecated ? { deprecated } : {}),
  };
}

const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');

/** Our formats in words of OpenAPI; those that are missing say more than a pattern can. */
const openApiFormats: Partial<Record<StringFormat, OpenApiSchema>> = {
  'date-time': { format: 'date-time' },
  schedule: { format: 'date-time' },
  future: { format: 'date-time' },
  date: { format: 'date' },
  binary: { format: 'binary' },
  uri: { format: 'uri' },
  // With a country beside it, a number may be national.
  msisdn: { pattern: '^\\+?[0-9]{3,15}$' },
  'account-id': { pattern: '^[^\\s/?#]{3,64}$' },
  'sub-account-id': { pattern: '^[A-Za-z0-9\\-._&]{3,50}$' },
  bsuid: { pattern: '^[A-Z]{2}\\.[A-Za-z0-9]{1,128}$' },
  // 8x8 takes IDs without dashes too, which the format of that name does not.
  uuid: { pattern: '^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$' },
};

/** What a format of the catalogue becomes. */
export const writeFormat = (format: StringFormat | undefined): OpenApiSchema =>
  (format && openApiFormats[format]) ?? {};
