/** What the catalogue says to people and to documents, and a call does not need. */
const PROSE = new Set(['title', 'description', 'examples', 'deprecated', 'enum']);
const OPERATION_PROSE = new Set([
  ...['title', 'action', 'summary', 'resource', 'reading'],
  ...['docs', 'openApi', 'twins', 'errors', 'success', 'otherSuccess', 'destructive'],
]);
const EVENT_PROSE = new Set(['title', 'summary', 'docs', 'webhook', 'perMessageUrl', 'payload']);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema = (value) => TYPES.has(value.type) || isFields(value.discriminator);
const isOperation = (value) => typeof value.method === 'string' && typeof value.path === 'string';
const isEvent = (value) => typeof value.family === 'string' && isFields(value.identity);

const mapFields = (value, map) =>
  Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(field, name)]));
const without = (value, names) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));

/** A schema with what is checked alone. A default is filled in only where the field must be there. */
function leanSchema(schema, needed = false) {
  if (!isFields(schema)) return schema;
  const {
    properties,
    items,
    additionalProperties,
    anyOf,
    default: fallback,
    ...rest
  } = without(schema, PROSE);
  const isNeeded = (name) => name === 'product' || (schema.required ?? []).includes(name);
  return {
    ...rest,
    ...(needed && fallback !== undefined ? { default: fallback } : {}),
    ...(properties && {
      properties: mapFields(properties, (field, name) => leanSchema(field, isNeeded(name))),
    }),
    ...(items && { items: leanSchema(items) }),
    ...(additionalProperties && { additionalProperties: leanSchema(additionalProperties) }),
    ...(anyOf && { anyOf: schema.discriminator ? anyOf.map((kind) => leanSchema(kind)) : anyOf }),
  };
}

/** Of what comes back, only the kind matters: JSON, a file, or nothing. */
function leanOperation({ input, output, ...rest }) {
  const { type, format } = output ?? {};
  return {
    ...without(rest, OPERATION_PROSE),
    input: leanSchema(input),
    ...(output && { output: { ...(type && { type }), ...(format === 'binary' && { format }) } }),
  };
}

/** Data of the catalogue without its prose, whatever it is: a schema, an operation, an event, or many of them. */
export function lean(value) {
  if (!isFields(value)) return value;
  if (isOperation(value)) return leanOperation(value);
  if (isEvent(value)) return without(value, EVENT_PROSE);
  if (isSchema(value)) return leanSchema(value);
  if (isFields(value.operations))
    return { ...without(value, OPERATION_PROSE), operations: mapFields(value.operations, lean) };
  return mapFields(value, lean);
}
