import type { Schema } from '../../../core/src/validation';
import { type Field, type ReadContext, fieldText } from './field';

/** What is too deep or too free for fields of its own: JSON as text, or a value that an expression gives. */
export function jsonField(name: string, schema: Schema): Field {
  const { displayName, description } = fieldText(name, schema);
  const [example] = schema.examples ?? [];
  return {
    name,
    property: {
      displayName,
      name,
      type: 'json',
      typeOptions: { rows: 4 },
      default: '',
      ...(example === undefined ? {} : { placeholder: `e.g. ${JSON.stringify(example)}` }),
      ...(description === undefined ? {} : { description }),
    },
    read: parseJson,
  };
}

/** The value that a JSON text stands for; what is no text stands for itself. */
export function parseJson(value: unknown, reading: ReadContext, path: string): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    reading.reportIssue(
      path,
      'is not JSON',
      'Check commas, quotes and brackets, or give the value using an expression.',
    );
    return undefined;
  }
}
