import { wordsForIssue } from '../../shared/error-messages';
import { namedItems } from './named-items';
import type { ItemWarning } from './prepare-items';
import type { Task } from './run-context';

/** Shows beside the output what seemed wrong with items that were sent all the same. */
export function showWarnings({ context, entry }: Task, warnings: readonly ItemWarning[]): void {
  const items = new Map<string, number[]>();
  for (const { index, issue } of warnings) {
    const { message, description } = wordsForIssue(issue, entry.operation);
    const text = `${message}. ${description}`;
    const known = items.get(text);
    if (known) known.push(index);
    else items.set(text, [index]);
  }
  for (const [text, indexes] of items) {
    context.addExecutionHints({
      message: `${text} (item${indexes.length > 1 ? 's' : ''} ${namedItems(indexes)})`,
      type: 'warning',
      location: 'outputPane',
    });
  }
}
