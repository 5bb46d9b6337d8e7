import type { Condition } from '../../validation/json-schema';

/**
 * Builds a condition of a schema: if `field` is `value`, the schema `then` also applies. Content and templates
 * require other fields for each type.
 */
export function when(field: string, value: string, then: Condition['then']): Condition {
  return { if: { properties: { [field]: { const: value } } }, then };
}
