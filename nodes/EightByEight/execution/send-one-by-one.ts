import { EightByEightError, RejectedError } from 'cpaas-8x8/pure';
import type { ItemOutcome, Outcomes, ReadyItem } from './item-outcome';
import { isCancelled, type Task } from './task';

/** One request an item, one after the other; where the node may not go on, nothing is sent after the first that failed. */
export async function sendOneByOne(
  task: Task,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): Promise<void> {
  for (const item of ready) {
    const outcome = await sendOne(task, item);
    outcomes.set(item.index, outcome);
    if (outcome.status !== 'done' && (!task.goOn || isCancelled(task))) return;
  }
}

/** One request for one item. */
export async function sendOne(task: Task, { index, input }: ReadyItem): Promise<ItemOutcome> {
  try {
    return { status: 'done', data: await task.client.call(task.entry.id, input) };
  } catch (thrown) {
    return outcomeOf(task, thrown, index);
  }
}

/** The outcome of an item for which something was thrown. */
export function outcomeOf(task: Task, thrown: unknown, index: number): ItemOutcome {
  const error = task.errorFor(thrown, index);
  if (thrown instanceof RejectedError) return { status: 'refused', error, result: thrown.result };
  return { status: thrown instanceof EightByEightError ? thrown.outcome : 'unknown', error };
}
