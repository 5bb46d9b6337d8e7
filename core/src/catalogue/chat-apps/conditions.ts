import type { Condition } from '../../validation/json-schema';

/** "When `field` is `value`, ...": a condition, in one line. */
export function when(field: string, value: string, then: Condition['then']): Condition {
  return { if: { properties: { [field]: { const: value } } }, then };
}
