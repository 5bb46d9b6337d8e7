import type { CatalogueEntry } from '../../../core/src/catalogue';
import { RejectedError } from '../../../core/src/transport';
import { isRecord } from '../fields/field';
import { isDone, type Outcomes } from './item-outcome';
import { outcomeOf } from './send-one-by-one';
import type { Task } from './run-context';

/** Whether an operation takes a list of what another takes singly: its answer then counts what was refused. */
function takesMany({ api, name }: CatalogueEntry): boolean {
  return Object.values(api.operations).some(({ batching }) => batching?.operation === name);
}

/**
 * A batch is answered with success whatever became of its messages. One of which all were refused is no success; one
 * of which some were is shown with a warning.
 */
export function judgeBatchAnswers(task: Task, outcomes: Outcomes): void {
  if (!takesMany(task.entry)) return;
  for (const [index, outcome] of outcomes) {
    if (!isDone(outcome) || !isRecord(outcome.data)) continue;
    const { acceptedCount, rejectedCount } = outcome.data;
    if (typeof rejectedCount !== 'number' || rejectedCount === 0) continue;
    const advice = 'Turn on Include Messages in Response to see which, and why.';
    if (acceptedCount === 0) {
      const all = new RejectedError(
        task.entry.id,
        `all ${rejectedCount} messages`,
        advice,
        undefined,
        outcome.data,
      );
      outcomes.set(index, outcomeOf(task, all, index));
    } else {
      task.context.addExecutionHints({
        message: `${rejectedCount} of the messages were rejected by 8x8, ${String(acceptedCount)} were accepted. ${advice} (item ${index})`,
        type: 'warning',
        location: 'outputPane',
      });
    }
  }
}
