import { nearestName, type ObjectSchema, type Schema } from 'cpaas-8x8';

/**
 * Parses the query of a request by the schema of the operation.
 *
 * @throws {Error} when a field is unknown, missing or invalid.
 */
export function parseQuery({ properties, required = [] }: ObjectSchema, query: URLSearchParams): object {
  const fields = [...query].map(([name, value]): [string, string | number | boolean] => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!schema) throw new Error(unknownFilter(name, Object.keys(properties)));
    return [name, parseValue(name, value, schema)];
  });
  const missing = required.find((name) => !query.get(name));
  if (missing !== undefined) throw new Error(`${missing} is missing`);
  return Object.fromEntries(fields);
}

function unknownFilter(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  const advice = nearest === undefined ? `use one of ${names.join(', ')}` : `did you mean ${nearest}?`;
  return `${name} is not a filter: ${advice}`;
}

function parseValue(name: string, value: string, schema: Schema): string | number | boolean {
  if (schema.type === 'integer') return parseCount(name, value, schema.maximum);
  if (schema.type === 'boolean') return parseBoolean(name, value);
  if (schema.type !== 'string') return value;
  if (schema.format === 'date-time') return parseTime(name, value);
  if (schema.enum && !schema.enum.includes(value))
    throw new Error(`${name} must be ${schema.enum.join(' or ')}`);
  return value;
}

function parseCount(name: string, value: string, max = Number.MAX_SAFE_INTEGER): number {
  const count = Number(value);
  if (/^\d+$/.test(value) && count <= max) return count;
  throw new Error(`${name} must be a whole number, 0 or more`);
}

function parseBoolean(name: string, value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw new Error(`${name} must be true or false`);
}

/** ISO 8601, or milliseconds since 1970. */
function parseTime(name: string, value: string): string | number {
  if (/^\d+$/.test(value)) return Number(value);
  if (Number.isNaN(Date.parse(value)))
    throw new Error(`${name} must be a date (ISO 8601), or milliseconds since 1970`);
  return value;
}
