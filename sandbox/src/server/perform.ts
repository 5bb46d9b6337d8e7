import { describeIssue } from 'cpaas-8x8';

import type { ApiCall } from '../behaviour/api-call';
import { behaviours } from '../behaviour';
import type { World } from '../world/world';
import { checkAccount, subAccountOf } from './access';
import { jsonAnswer, type Answer } from './answer';
import type { ChosenRoute } from './choose-route';
import { codeOf } from './issue-codes';
import { invalid } from './problem';
import type { RateLimits } from './rate-limits';
import { sampleOf } from './sample';

/** What a request brings along beside its input. */
export interface Circumstances {
  /** A fault asks that what is handed in be rejected, for this reason. */
  readonly rejection: string | undefined;
  /** Filled with the umids of what is recorded. */
  readonly recorded: string[];
}

/** Carries out an operation for a caller who is known. @throws {Problem} */
export function perform(
  world: World,
  limits: RateLimits,
  { route, input, issues }: ChosenRoute,
  circumstances: Circumstances,
): Answer {
  const { entry, product, batch, segments } = route;
  const inPath = (name: string): unknown => (segments.includes(`{${name}}`) ? input[name] : undefined);
  const subAccount = subAccountOf(world, inPath('subAccountId'));
  checkAccount(world, inPath('accountId'));
  const call: ApiCall = { world, entry, product, input, subAccount, batch, ...circumstances };
  limits.count(call);
  const [issue] = issues;
  if (issue) throw invalid(codeOf(product, issue), describeIssue(issue));
  const behaviour = behaviours[entry.id];
  const { success, output } = entry.operation;
  return jsonAnswer(success, behaviour ? behaviour(call) : sampleOf(world, output, input));
}
