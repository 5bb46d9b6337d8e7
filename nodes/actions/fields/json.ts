import type { Schema } from '../../../core/src/validation';
import { type Field, type ReadContext, fieldText } from './field';

/** Creates a field for JSON text, for schemas that are too deep or free-form. An expression can also give an object. */
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

/** Parses JSON text. Other values are returned unchanged. */
export function parseJson(value: unknown, readContext: ReadContext, path: string): unknown {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return value;
  if (value.trim() === '') return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    readContext.reportIssue(
      path,
      'is not JSON',
      'Check commas, quotes and brackets, or give the value using an expression.',
    );
    return undefined;
  }
}
