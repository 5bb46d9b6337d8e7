import { labelAt } from '../../field-label';
import type { ItemWarning } from './prepare-items';
import type { Task } from './task';

const mostNamed = 10;

/** Shows beside the output what seemed wrong with items that were sent all the same. */
export function showWarnings({ context, entry }: Task, warnings: readonly ItemWarning[]): void {
  const items = new Map<string, number[]>();
  for (const { index, issue } of warnings) {
    const text = `${labelAt(entry.operation.input, issue.path)} ${issue.message}. ${issue.advice}`;
    const known = items.get(text);
    if (known) known.push(index);
    else items.set(text, [index]);
  }
  for (const [text, indexes] of items) {
    const more = indexes.length - mostNamed;
    const where = `${indexes.slice(0, mostNamed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    context.addExecutionHints({
      message: `${text} (item${indexes.length > 1 ? 's' : ''} ${where})`,
      type: 'warning',
      location: 'outputPane',
    });
  }
}
