import type { Schema } from '../../core/src/schema';
import { titleOf } from './titles';

/** A field of an input: what a person calls it, and what may stand there. */
export interface LabelledField {
  readonly label: string;
  readonly schema: Schema | undefined;
}

/** The field at a path of an input: `content.action.buttons[1].title` is "Content > Action > Buttons 2 > Title". */
export function fieldAt(input: Schema | undefined, path: string): LabelledField {
  const labels: string[] = [];
  let schema: Schema | undefined = input;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (name !== undefined) {
      schema =
        schema?.type === 'object' ? (schema.properties[name] ?? schema.additionalProperties) : undefined;
      labels.push(schema?.title ?? titleOf(name));
    } else {
      schema = schema?.type === 'array' ? schema.items : undefined;
      labels.push(`${labels.pop() ?? ''} ${Number(index) + 1}`.trim());
    }
  }
  return { label: labels.length ? labels.join(' > ') : 'The input', schema };
}

/** A sentence about the fields of an object, with what a person calls them in place of their names. */
export function inTitles(sentence: string, schema: Schema | undefined): string {
  if (schema?.type !== 'object') return sentence;
  return sentence.replace(/\b[a-zA-Z]+\b/g, (word) => {
    const field = Object.hasOwn(schema.properties, word) ? schema.properties[word] : undefined;
    return field ? (field.title ?? titleOf(word)) : word;
  });
}
