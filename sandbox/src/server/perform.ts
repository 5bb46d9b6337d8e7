import { describeIssue, isFile, type Operation } from 'cpaas-8x8';

import { Reply } from '../behaviour/reply';
import type { ApiCall } from '../behaviour/api-call';
import { behaviours } from '../behaviour';
import { objectOf, spelled } from '../json';
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
  const subAccount = subAccountOf(world, inPath('subAccountId'), product);
  checkAccount(world, inPath('accountId'));
  const call: ApiCall = { world, entry, product, input, subAccount, batch, ...circumstances };
  limits.count(call);
  const [issue] = issues;
  if (issue) throw invalid(codeOf(product, issue), describeIssue(issue));
  const behaviour = behaviours[entry.id];
  return answerOf(entry.operation, behaviour ? behaviour(call) : sampleReply(call));
}

function answerOf({ success }: Operation, given: unknown): Answer {
  const { status, body, headers } = given instanceof Reply ? given : new Reply(success, given);
  if (!Buffer.isBuffer(body)) return jsonAnswer(status, body, headers);
  return { status, body, headers: { 'content-type': 'application/octet-stream', ...headers } };
}

/** What an operation without a behaviour answers. */
function sampleReply({ world, entry: { operation }, input }: ApiCall): unknown {
  if (isFile(operation)) return new Reply(200, Buffer.from('sample'));
  const sample = sampleOf(world, operation.output, input);
  if (operation.idFromLocation === undefined) return sample;
  const { [operation.idFromLocation]: id, ...rest } = objectOf(sample);
  const body = Object.keys(rest).length > 0 ? rest : undefined;
  return new Reply(operation.success, body, { location: `${world.url}/sample/${spelled(id)}` });
}
