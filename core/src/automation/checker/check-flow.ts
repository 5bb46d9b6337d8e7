import type { Issue } from '../../schema/issue';
import { waysOf, type PlacedStep, type Way } from './flatten-steps';

/** What is wrong with the way from step to step. */
export function checkFlow(placed: readonly PlacedStep[]): Issue[] {
  if (placed.length === 0)
    return [issue('definition.steps', 'minItems', 'holds no step', 'Give the workflow something to do.')];
  const byId = new Map<string, PlacedStep>();
  const issues: Issue[] = [];
  for (const each of placed) {
    if (each.id === undefined) continue;
    if (byId.has(each.id))
      issues.push(
        issue(`${each.path}.id`, 'unique', 'is the ID of another step', 'Give each step an ID of its own.'),
      );
    else byId.set(each.id, each);
  }
  return [...issues, ...lost(placed, byId), ...unreachable(placed, byId), ...endless(placed, byId)];
}

const issue = (path: string, rule: string, message: string, advice: string): Issue => ({
  path,
  rule,
  message,
  advice,
});

type ById = ReadonlyMap<string, PlacedStep>;

/** Ways that lead nowhere. */
const lost = (placed: readonly PlacedStep[], byId: ById): Issue[] =>
  placed.flatMap((each) =>
    waysOf(each)
      .filter(({ to }) => !byId.has(to))
      .map(({ to, path }) =>
        issue(
          path,
          'target',
          `leads to "${to}", which is no step`,
          'Name a step of this definition by its ID.',
        ),
      ),
  );

/** Steps that no way leads to. */
function unreachable(placed: readonly PlacedStep[], byId: ById): Issue[] {
  const reached = new Set<PlacedStep>();
  const todo = placed.slice(0, 1);
  for (let each = todo.pop(); each; each = todo.pop()) {
    if (reached.has(each)) continue;
    reached.add(each);
    const here = each;
    todo.push(...placed.filter(({ within, first }) => within === here && first));
    for (const { to } of waysOf(each)) {
      const target = byId.get(to);
      if (target) todo.push(target);
    }
  }
  return placed
    .filter((each) => !reached.has(each) && (!each.within || reached.has(each.within)))
    .map(({ path }) =>
      issue(path, 'reachable', 'is never reached', 'Let a step before it lead here, or take it out.'),
    );
}

/** Rounds that nothing ends: each step goes on to the next without a condition. */
function endless(placed: readonly PlacedStep[], byId: ById): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<PlacedStep>();
  for (const start of placed) {
    const round = new Set<PlacedStep>();
    let here: PlacedStep | undefined = start;
    while (here && !seen.has(here)) {
      seen.add(here);
      round.add(here);
      const way: Way | undefined = waysOf(here).find(({ certain }) => certain);
      const next: PlacedStep | undefined = way && byId.get(way.to);
      if (way && next && round.has(next))
        issues.push(
          issue(
            way.path,
            'endless',
            'goes round for ever',
            'Leave the round by a condition, or end it here.',
          ),
        );
      here = next;
    }
  }
  return issues;
}
