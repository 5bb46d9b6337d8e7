import type { StringSchema } from '../../../core/src/schema';
import type { Field } from './field';
import { wordsOf } from './field-text';

/** Longer than this, a text wants more than one line to be written in. */
const longText = 500;

/** A line of text, or several where the text may be long. */
export function textField(name: string, schema: StringSchema): Field {
  const several = schema.format === 'sms-text' || (schema.maxLength ?? 0) >= longText;
  const options = { ...(several ? { rows: 4 } : {}), ...(schema.writeOnly ? { password: true } : {}) };
  return {
    name,
    property: {
      ...wordsOf(name, schema),
      type: 'string',
      ...(Object.keys(options).length ? { typeOptions: options } : {}),
      default: '',
    },
    read: textFrom,
  };
}

/** Spreadsheets and databases give phone numbers and references as numbers. */
export function textFrom(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : value;
}
