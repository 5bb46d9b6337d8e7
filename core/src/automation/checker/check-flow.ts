import type { Issue } from '../../validation/issue';
import { transitionsOf, type FlatStep, type Transition } from './flatten-steps';

/**
 * Checks how the steps are linked. Finds duplicate IDs, links to missing steps, steps that never run, and endless
 * loops.
 */
export function checkFlow(steps: readonly FlatStep[]): Issue[] {
  if (steps.length === 0)
    return [issue('definition.steps', 'minItems', 'holds no step', 'Add at least one step.')];
  const byId = new Map<string, FlatStep>();
  const duplicateIds: Issue[] = [];
  for (const step of steps) {
    if (step.id === undefined) continue;
    if (byId.has(step.id))
      duplicateIds.push(
        issue(`${step.path}.id`, 'unique', 'is the ID of another step', 'Give each step an ID of its own.'),
      );
    else byId.set(step.id, step);
  }
  return [
    ...duplicateIds,
    ...missingTargets(steps, byId),
    ...unreachableSteps(steps, byId),
    ...endlessLoops(steps, byId),
  ];
}

const issue = (path: string, rule: string, message: string, advice: string): Issue => ({
  path,
  rule,
  message,
  advice,
});

type StepsById = ReadonlyMap<string, FlatStep>;

/** Links to steps that do not exist. */
const missingTargets = (steps: readonly FlatStep[], byId: StepsById): Issue[] =>
  steps.flatMap((step) =>
    transitionsOf(step)
      .filter(({ targetId, isElse }) => !isElse && !byId.has(targetId))
      .map(({ targetId, path }) =>
        issue(
          path,
          'target',
          `leads to "${targetId}", which is no step`,
          'Name a step of this definition by its ID.',
        ),
      ),
  );

/** Steps that no link leads to. A step inside an unreachable step is not listed. */
function unreachableSteps(steps: readonly FlatStep[], byId: StepsById): Issue[] {
  const reached = new Set<FlatStep>();
  const pending = steps.slice(0, 1);
  for (let step = pending.pop(); step; step = pending.pop()) {
    if (reached.has(step)) continue;
    reached.add(step);
    const current = step;
    pending.push(...steps.filter(({ parent, isFirst }) => parent === current && isFirst));
    for (const { targetId } of transitionsOf(step)) {
      const target = byId.get(targetId);
      if (target) pending.push(target);
    }
  }
  return steps
    .filter((step) => !reached.has(step) && (!step.parent || reached.has(step.parent)))
    .map(({ path }) =>
      issue(path, 'reachable', 'is never reached', 'Link an earlier step to this one, or remove it.'),
    );
}

/** Loops whose links are all unconditional. */
function endlessLoops(steps: readonly FlatStep[], byId: StepsById): Issue[] {
  const issues: Issue[] = [];
  const visited = new Set<FlatStep>();
  for (const start of steps) {
    const path = new Set<FlatStep>();
    let step: FlatStep | undefined = start;
    while (step && !visited.has(step)) {
      visited.add(step);
      path.add(step);
      const link: Transition | undefined = transitionsOf(step).find(({ isUnconditional }) => isUnconditional);
      const next: FlatStep | undefined = link && byId.get(link.targetId);
      if (link && next && path.has(next))
        issues.push(
          issue(link.path, 'endless', 'loops for ever', 'Leave the loop by a condition, or end it here.'),
        );
      step = next;
    }
  }
  return issues;
}
