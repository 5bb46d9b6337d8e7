import { describeIssue, isFile, type FileOutput, type Operation } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { asObject, toText, type JsonObject } from '../../engine/json';
import { badRequest } from '../api-error';
import { assertOwnAccount, requireSubAccount } from '../authorization';
import { jsonResponse, type HttpResponse } from '../http-response';
import type { RateLimits } from '../rate-limits';
import { errorCodeFor } from '../validation/error-codes';
import { OperationResponse, type ApiCall } from './api-call';
import type { ChosenRoute } from './choose-route';
import { createSample } from './sample-response';

/** The request's data beside its input. */
export interface RequestContext {
  /** Set by a fault: the reason to reject the message. */
  readonly rejectReason: string | undefined;
  /** Set by a fault: only messages to this number are rejected. */
  readonly rejectedRecipient?: string | undefined;
  /** Collects the umids of the created messages. */
  readonly recordedUmids: string[];
}

/**
 * Runs an operation for an authenticated caller: checks the account, the rate limit and the input, calls the handler,
 * and makes its result an HTTP response.
 *
 * @throws {ApiError}
 */
export function runOperation(
  context: SandboxContext,
  limits: Pick<RateLimits, 'count'>,
  { route, input, issues }: ChosenRoute,
  requestContext: RequestContext,
): HttpResponse {
  const { entry, product, batch, segments, handler } = route;
  const pathParameter = (name: string): unknown => (segments.includes(`{${name}}`) ? input[name] : undefined);
  const subAccount = requireSubAccount(context, pathParameter('subAccountId'), product);
  assertOwnAccount(context, pathParameter('accountId'));
  const call: ApiCall<JsonObject> = {
    context,
    entry,
    product,
    input,
    subAccount,
    batch,
    ...requestContext,
  };
  limits.count(call);
  const [issue] = issues;
  if (issue) throw badRequest(errorCodeFor(product, issue), describeIssue(issue));
  // The input passed the validation of this operation, so it has the type that the handler takes.
  return toHttpResponse(entry.operation, handler ? handler(call as ApiCall<never>) : sampleResponse(call));
}

function toHttpResponse(operation: Operation, output: unknown): HttpResponse {
  const response: OperationResponse =
    output instanceof OperationResponse ? output : new OperationResponse(operation.success, output);
  const { status, body, headers } = response;
  return isFile(operation) && body !== undefined
    ? fileResponse(status, body as FileOutput, headers)
    : jsonResponse(status, body, headers);
}

function fileResponse(
  status: number,
  { content, type, name }: FileOutput,
  headers: HttpResponse['headers'],
): HttpResponse {
  const fileHeaders = {
    'content-type': type ?? 'application/octet-stream',
    ...(name === undefined ? {} : { 'content-disposition': `inline; filename="${name}"` }),
  };
  return { status, headers: { ...fileHeaders, ...headers }, body: Buffer.from(content) };
}

/** The response of an operation without a handler. */
function sampleResponse({ context, entry: { operation }, input }: ApiCall<JsonObject>): unknown {
  if (isFile(operation)) {
    return new OperationResponse<FileOutput>(200, {
      content: Buffer.from('sample'),
      type: undefined,
      name: undefined,
    });
  }
  const sample = createSample(context, operation.output, input);
  if (operation.idFromLocation === undefined) return sample;
  const { [operation.idFromLocation]: id, ...rest } = asObject(sample);
  const body = Object.keys(rest).length > 0 ? rest : undefined;
  return new OperationResponse(operation.success, body, { location: `${context.url}/sample/${toText(id)}` });
}
