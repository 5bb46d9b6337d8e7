import type { Schema } from 'cpaas-8x8';

/** An object without its fields: what is left is what is said of it as a whole. */
export function shallow(field: Schema): Schema {
  if (field.type === 'array') return { ...field, items: shallow(field.items) };
  if (field.type !== 'object') return field;
  const { anyOf, oneOf, nullable } = field;
  return {
    type: 'object',
    properties: {},
    ...(anyOf && { anyOf }),
    ...(oneOf && { oneOf }),
    ...(nullable && { nullable }),
  };
}
