/** A value as its literal type. */
export const literal = (value) => JSON.stringify(value);

/** Whether a text of that format may be given as a `Date`. */
export const isMoment = (format) => ['date-time', 'schedule', 'future'].includes(format);

function stringText(schema, direction) {
  if (schema.enum) return `Open<${schema.enum.map(literal).join(' | ')}>`;
  if (isMoment(schema.format)) return direction === 'in' ? 'string | Date' : 'string';
  if (schema.format === 'binary') return direction === 'in' ? 'FileInput' : 'FileOutput';
  return 'string';
}

/**
 * The type of what fits a schema: the same that `FromSchema` infers, written out. A test holds one against the other.
 *
 * @param nameOf the name of an object's type, or nothing where it is to be written in place.
 */
export function typeText(schema, direction, nameOf) {
  const plain = valueText(schema, direction, nameOf);
  return schema.nullable && plain !== 'unknown' ? `${plain} | null` : plain;
}

function valueText(schema, direction, nameOf) {
  if (schema.const !== undefined) return literal(schema.const);
  switch (schema.type) {
    case 'string':
      return stringText(schema, direction);
    case 'number':
    case 'integer':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'array': {
      const item = typeText(schema.items, direction, nameOf);
      const list = /^[\w.<>]+$/.test(item) ? `${item}[]` : `(${item})[]`;
      return direction === 'in' ? `readonly ${list}` : list;
    }
    case 'object':
      return nameOf(schema) ?? freeForm(schema, direction, nameOf);
    default:
      return schema.discriminator
        ? schema.anyOf.map((kind) => typeText(kind, direction, nameOf)).join(' | ')
        : 'unknown';
  }
}

function freeForm({ properties, additionalProperties }, direction, nameOf) {
  if (additionalProperties) return `{ [name: string]: ${typeText(additionalProperties, direction, nameOf)} }`;
  return properties ? 'Record<never, never>' : '{ [name: string]: unknown }';
}
