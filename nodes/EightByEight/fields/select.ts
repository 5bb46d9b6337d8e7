import type { StringSchema } from '../../../core/src/schema';
import type { INodePropertyOptions } from 'n8n-workflow';
import type { Field } from './field';
import { textFrom } from './text';
import { byTitle, titleOf } from '../../shared/titles';
import { wordsOf } from './field-text';

/** One of the known values; an expression may give one that 8x8 has added since. */
export function choiceField(name: string, schema: StringSchema, mayBeEmpty: boolean): Field {
  const values = schema.enum ?? [];
  const options: INodePropertyOptions[] = values.map((value) => ({ name: titleOf(value), value }));
  if (mayBeEmpty && schema.default === undefined) options.push({ name: 'Not Set', value: '' });
  options.sort((a, b) => byTitle(a.name, b.name));
  const first = mayBeEmpty ? '' : (values[0] ?? '');
  const start = typeof schema.default === 'string' ? schema.default : first;
  const { displayName, description } = wordsOf(name, schema);
  return {
    name,
    property: {
      displayName,
      name,
      type: 'options',
      options,
      default: start,
      ...(description === undefined ? {} : { description }),
    },
    read: textFrom,
  };
}
