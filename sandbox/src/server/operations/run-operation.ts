import { describeIssue, isFile, type FileOutput, type Operation } from 'cpaas-8x8';

import { Reply, type ApiCall } from './api-call';
import { handlerOf } from '../../handlers';
import { objectOf, spelled, type JsonObject } from '../../engine/json';
import type { World } from '../../engine/context';
import { checkAccount, subAccountOf } from '../authorization';
import { jsonAnswer, type Answer } from '../http-response';
import type { ChosenRoute } from './choose-route';
import { codeOf } from '../validation/error-codes';
import { invalid } from '../api-error';
import type { RateLimits } from '../rate-limits';
import { sampleOf } from './sample-response';

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
  const call: ApiCall<JsonObject> = { world, entry, product, input, subAccount, batch, ...circumstances };
  limits.count(call);
  const [issue] = issues;
  if (issue) throw invalid(codeOf(product, issue), describeIssue(issue));
  const handler = handlerOf(entry.id);
  // The input passed the check of this operation, so it has the type that the handler takes.
  return answerOf(entry.operation, handler ? handler(call as ApiCall<never>) : sampleReply(call));
}

function answerOf(operation: Operation, given: unknown): Answer {
  const reply: Reply = given instanceof Reply ? given : new Reply(operation.success, given);
  const { status, body, headers } = reply;
  return isFile(operation) && body !== undefined
    ? fileAnswer(status, body as FileOutput, headers)
    : jsonAnswer(status, body, headers);
}

function fileAnswer(status: number, { content, type, name }: FileOutput, headers: Answer['headers']): Answer {
  const ofFile = {
    'content-type': type ?? 'application/octet-stream',
    ...(name === undefined ? {} : { 'content-disposition': `inline; filename="${name}"` }),
  };
  return { status, headers: { ...ofFile, ...headers }, body: Buffer.from(content) };
}

/** What an operation answers that has no handler. */
function sampleReply({ world, entry: { operation }, input }: ApiCall<JsonObject>): unknown {
  if (isFile(operation)) {
    return new Reply<FileOutput>(200, { content: Buffer.from('sample'), type: undefined, name: undefined });
  }
  const sample = sampleOf(world, operation.output, input);
  if (operation.idFromLocation === undefined) return sample;
  const { [operation.idFromLocation]: id, ...rest } = objectOf(sample);
  const body = Object.keys(rest).length > 0 ? rest : undefined;
  return new Reply(operation.success, body, { location: `${world.url}/sample/${spelled(id)}` });
}
