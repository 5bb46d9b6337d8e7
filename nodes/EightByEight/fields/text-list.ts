import type { ArraySchema } from '../../../core/src/schema';
import type { Field } from './field';
import { textFrom } from './text';
import { wordsOf } from './field-text';

/** A list of short texts: typed with commas between them, or given as a list by an expression. */
export function textListField(name: string, schema: ArraySchema): Field {
  const { description = 'The values', ...words } = wordsOf(name, schema);
  return {
    name,
    property: {
      ...words,
      type: 'string',
      default: '',
      description: `${description}. Separate several with commas, or give a list using an expression.`,
    },
    read(value) {
      if (Array.isArray(value)) return value.map((entry) => textFrom(entry) ?? '');
      if (typeof value !== 'string') return textFrom(value) === undefined ? undefined : [textFrom(value)];
      const entries = value
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
      return entries.length ? entries : undefined;
    },
  };
}
