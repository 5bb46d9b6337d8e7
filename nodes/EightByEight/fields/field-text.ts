import type { Schema } from '../../../core/src/schema';
import type { INodeProperties } from 'n8n-workflow';
import { titleOf } from '../../shared/titles';

/** Label, description and placeholder of a field. */
export function wordsOf(
  name: string,
  schema: Schema,
): Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'placeholder'> {
  const [example] = schema.examples ?? [];
  const shown =
    Array.isArray(example) && example.every((part) => typeof part === 'string')
      ? example.join(', ')
      : example;
  return {
    displayName: schema.title ?? titleOf(name),
    name,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    ...(typeof shown === 'string' || typeof shown === 'number' ? { placeholder: `e.g. ${shown}` } : {}),
  };
}
