import { ValidationError, type Issue, type Plan } from 'cpaas-8x8/pure';
import { NodeOperationError } from 'n8n-workflow';
import { faceOf } from '../faces/face-of';
import type { Outcomes, ReadyItem } from './item-outcome';
import type { Task } from './task';

/** Something to know about an item that is sent all the same. */
export interface ItemWarning {
  readonly index: number;
  readonly issue: Issue;
}

/** All items, sorted into those that may be sent and those that may not. */
export interface PreparedItems {
  readonly ready: readonly ReadyItem[];
  readonly outcomes: Outcomes;
  readonly warnings: readonly ItemWarning[];
}

/** Builds and checks the input of every item, before anything is sent. */
export function prepareItems(task: Task, plan: Plan, count: number): PreparedItems {
  const { entry, context, parameters } = task;
  const face = faceOf(entry);
  const timezone = context.getTimezone();
  const now = Date.now();
  const ready: ReadyItem[] = [];
  const outcomes: Outcomes = new Map();
  const warnings: ItemWarning[] = [];
  for (let index = 0; index < count; index++) {
    const issues: Issue[] = [];
    const reading = {
      timezone,
      report: (path: string, message: string, advice: string) =>
        void issues.push({ path, rule: 'json', message, advice }),
    };
    try {
      const input = plan.complete(face.toInput((name) => parameters(name, index), reading));
      const verdict = plan.check(input, now);
      const wrong = issues.length ? issues : verdict.issues;
      if (wrong.length) throw new ValidationError(entry.id, wrong);
      for (const issue of verdict.warnings) warnings.push({ index, issue });
      ready.push({ index, input });
    } catch (thrown) {
      outcomes.set(index, { status: 'invalid', error: task.errorFor(thrown, index) });
    }
  }
  return { ready, outcomes, warnings };
}

/** The error that stops the node when items are wrong and it may not go on: the first of them, naming the others. */
export function firstInvalid({ node }: Task, outcomes: Outcomes): NodeOperationError | undefined {
  const [first, ...others] = [...outcomes.entries()];
  const outcome = first?.[1];
  if (!first || outcome?.status !== 'invalid') return undefined;
  const { message, description } = outcome.error;
  const shown = others.slice(0, 10).map(([index]) => index);
  const more = others.length - shown.length;
  const also = others.length
    ? ` The same or another field needs attention in item${others.length > 1 ? 's' : ''} ${shown.join(', ')}${more ? ` and ${more} more` : ''}.`
    : '';
  const error = new NodeOperationError(node, message, {
    itemIndex: first[0],
    description: `${description ?? ''}${also}`,
  });
  error.message = message;
  return error;
}
