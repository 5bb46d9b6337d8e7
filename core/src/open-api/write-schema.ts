import type {
  ObjectSchema,
  Schema,
  StringSchema,
  VariantSchema,
  StringFormat,
} from '../validation/json-schema';
import type { OpenApiSchema } from './document-types';
import { mergeObjects } from './merge-schemas';
import { type ComponentSchemas, pascalCase } from './component-schemas';

/** Options for writing schemas. */
export interface SchemaStyle {
  /** Without `anyOf`, `oneOf` and `discriminator`, for importers that do not support them. */
  readonly flat: boolean;
  /** Whether the schema is of an input or of an output. */
  readonly direction: 'in' | 'out';
}

/**
 * Writes a schema of the catalogue as an OpenAPI 3.0.3 schema. Objects become components with a reference. Conditions
 * ("if the type is image …") are left out, because OpenAPI 3.0.3 does not support them.
 *
 * @param names - The names of the parents and the field, outermost first. They name the components.
 */
export function writeSchema(
  schema: Schema,
  names: readonly string[],
  style: SchemaStyle,
  components: ComponentSchemas,
): OpenApiSchema {
  if (!schema.nullable) return writeNonNull(schema, names, style, components);
  // OpenAPI 3.0.3 ignores keywords beside $ref, so the component itself is nullable.
  return schema.type === 'object'
    ? components.reference(names, { ...writeObject(schema, names, style, components), nullable: true })
    : { ...writeNonNull(schema, names, style, components), nullable: true };
}

/** Writes a schema as if it did not allow null. */
function writeNonNull(
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

/** Writes alternatives with a discriminator. A flat document has one object with the fields of all. */
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
    const value = field?.type === 'string' ? (field.const ?? '') : '';
    const kindNames = [...names.slice(0, -1), `${pascalCase(value)}${pascalCase(names.at(-1) ?? '')}`];
    return {
      value,
      schema: components.reference(kindNames, writeObject(kind, kindNames, style, components)),
    };
  });
  return {
    ...annotations(schema, style),
    anyOf: written.map(({ schema: kind }) => kind),
    discriminator: {
      propertyName: discriminator.propertyName,
      mapping: Object.fromEntries(written.map(({ value, schema: kind }) => [value, kind.$ref ?? ''])),
    },
  };
}

/** An output lists its known values in the description, because 8x8 can return other values. */
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

/** Flat documents omit titles and examples, because their importers limit the size of a document. */
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

/** The OpenAPI equivalents of string formats. Formats that OpenAPI cannot express are missing. */
const openApiFormats: Partial<Record<StringFormat, OpenApiSchema>> = {
  'date-time': { format: 'date-time' },
  schedule: { format: 'date-time' },
  future: { format: 'date-time' },
  date: { format: 'date' },
  binary: { format: 'binary' },
  uri: { format: 'uri' },
  // Beside a country field, the number can be national.
  msisdn: { pattern: '^\\+?[0-9]{3,15}$' },
  'national-msisdn': { pattern: '^\\+?[0-9]{3,15}$' },
  'msisdn-digits': { pattern: '^[0-9]{7,15}$' },
  'account-id': { pattern: '^[^\\s/?#]{3,64}$' },
  'sub-account-id': { pattern: '^[A-Za-z0-9\\-._&]{3,50}$' },
  bsuid: { pattern: '^[A-Z]{2}\\.[A-Za-z0-9]{1,128}$' },
  // 8x8 also accepts IDs without dashes, which the format uuid does not.
  uuid: { pattern: '^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$' },
};

const writeFormat = (format: StringFormat | undefined): OpenApiSchema =>
  (format && openApiFormats[format]) ?? {};
