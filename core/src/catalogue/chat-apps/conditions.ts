import type { Condition } from '../../validation/json-schema';

/** A condition: if `field` is `value`, then the schema `then` applies. */
export function when(field: string, value: string, then: Condition['then']): Condition {
  return { if: { properties: { [field]: { const: value } } }, then };
}
