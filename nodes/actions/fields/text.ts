import type { StringSchema, ArraySchema } from '../../../core/src/validation';
import { type Field, fieldText } from './field';

/** Texts that can be longer than this get a multi-line input. */
const multilineLength = 500;

/** Creates a text field, with several lines if the text can be long. */
export function textField(name: string, schema: StringSchema): Field {
  const several = schema.format === 'sms-text' || (schema.maxLength ?? 0) >= multilineLength;
  const options = { ...(several ? { rows: 4 } : {}), ...(schema.writeOnly ? { password: true } : {}) };
  return {
    name,
    property: {
      ...fieldText(name, schema),
      type: 'string',
      ...(Object.keys(options).length ? { typeOptions: options } : {}),
      default: '',
    },
    read: toText,
  };
}

/**
 * Converts numbers and booleans to text, because spreadsheets and databases return phone numbers and references as
 * numbers. Returns `undefined` for an empty value, and other values unchanged.
 */
export function toText(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : value;
}

/** Creates a field for a list of short texts. The user separates them with commas; an expression can return a list. */
export function textListField(name: string, schema: ArraySchema): Field {
  const { description = 'The values', ...words } = fieldText(name, schema);
  return {
    name,
    property: {
      ...words,
      type: 'string',
      default: '',
      description: `${description}. Separate several with commas, or give a list using an expression.`,
    },
    read(value) {
      if (Array.isArray(value)) return value.map((entry) => toText(entry) ?? '');
      if (typeof value !== 'string') return toText(value) === undefined ? undefined : [toText(value)];
      const entries = value
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
      return entries.length ? entries : undefined;
    },
  };
}
