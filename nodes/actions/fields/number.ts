import type { NumberSchema } from '../../../core/src/validation';
import { type Field, fieldText } from './field';

/**
 * Creates a number field, which begins with 8x8's default. With `zeroLeavesOut`, 0 means that the field is left out,
 * because n8n has no empty number.
 */
export function numberField(name: string, schema: NumberSchema, zeroLeavesOut: boolean): Field {
  const { minimum, maximum, type } = schema;
  const { displayName, description } = fieldText(name, schema);
  const given = typeof schema.default === 'number' ? schema.default : undefined;
  const start = given ?? (zeroLeavesOut ? 0 : startWithoutDefault(schema));
  return {
    name,
    property: {
      displayName,
      name,
      type: 'number',
      typeOptions: {
        ...(minimum === undefined ? {} : { minValue: zeroLeavesOut ? Math.min(minimum, 0) : minimum }),
        ...(maximum === undefined ? {} : { maxValue: maximum }),
        ...(type === 'integer' ? { numberPrecision: 0 } : {}),
      },
      default: start,
      ...(description === undefined ? {} : { description }),
    },
    read(value) {
      if (zeroLeavesOut && given === undefined && (value === 0 || value === '0')) return undefined;
      return toNumber(value);
    },
  };
}

/** The first value of a field without a default: 0 if allowed, else the example of the schema, else the minimum. */
function startWithoutDefault({ minimum = 0, examples: [example] = [] }: NumberSchema): number {
  if (minimum <= 0) return 0;
  return typeof example === 'number' ? example : minimum;
}

/** Converts numeric text to a number, because expressions often return text. */
export function toNumber(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? value : number;
}
