import type { Schema } from 'cpaas-8x8/pure';
import { titleOf } from './titles';

/** What a person calls the field at a path of an input: `content.action.buttons[1].title` is "Content > Action > Buttons 2 > Title". */
export function labelAt(schema: Schema | undefined, path: string): string {
  if (path === '') return 'The input';
  const labels: string[] = [];
  let here: Schema | undefined = schema;
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (name !== undefined) {
      here = here?.type === 'object' ? (here.properties[name] ?? here.additionalProperties) : undefined;
      labels.push(here?.title ?? titleOf(name));
    } else {
      here = here?.type === 'array' ? here.items : undefined;
      labels.push(`${labels.pop() ?? ''} ${Number(index) + 1}`.trim());
    }
  }
  return labels.join(' > ');
}
