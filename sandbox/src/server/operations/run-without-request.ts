import { isFile, nearestName, type OperationId } from 'cpaas-8x8';

import { accountRecord } from '../../engine/account';
import type { SandboxContext } from '../../engine/context';
import { asObject, isObject, type JsonObject } from '../../engine/json';
import type { SubAccountIds } from '../../engine/options';
import { badRequest, notFound } from '../api-error';
import { dropNulls } from '../validation/drop-nulls';
import type { Route } from './routes';
import { runOperation } from './run-operation';

/** A tester is not limited. */
const noLimits = { count: () => undefined };

/**
 * Runs an operation of the API without an HTTP request, as 8x8's own web site would: no key, no fault and no rate limit
 * applies, and `requests()` does not list it. The account and the subaccount have defaults, as in the client.
 *
 * @throws {ApiError} the error that the API would respond with.
 */
export function runWithoutRequest(
  context: SandboxContext,
  routes: readonly Route[],
  id: OperationId,
  input: unknown,
): unknown {
  const route = requireRoute(routes, id, asObject(input)['product']);
  const { operation } = route.entry;
  if (isFile(operation)) throw badRequest(1000, `${id} returns a file: request it from the API`);
  if (!isObject(input)) throw badRequest(1000, `The input of ${id} must be an object`);
  const received = dropNulls(operation.input, { ...defaultIds(context, route), ...toReceived(input) });
  const issues = route.check(received, context.clock.now());
  const { body, headers } = runOperation(
    context,
    noLimits,
    { route, input: received, issues },
    { rejectReason: undefined, recordedUmids: [] },
  );
  const output: unknown = body.length === 0 ? undefined : JSON.parse(body.toString());
  const { idFromLocation } = operation;
  const location = headers['location'];
  if (idFromLocation === undefined || location === undefined) return output;
  return { [idFromLocation]: location.slice(location.lastIndexOf('/') + 1), ...asObject(output) };
}

function requireRoute(routes: readonly Route[], id: string, product: unknown): Route {
  const found = routes.filter(({ entry }) => entry.id === id);
  const route = found.find((each) => each.product === product) ?? found[0];
  if (route) return route;
  const nearest = nearestName(
    id,
    routes.map(({ entry }) => entry.id),
  );
  throw notFound(`There is no operation ${id}${nearest === undefined ? '' : `: did you mean ${nearest}?`}`);
}

/** The account and the subaccount of the path. */
function defaultIds({ state }: SandboxContext, { segments, entry }: Route): JsonObject {
  const { accountId, subAccountIds } = state.record(accountRecord);
  const { subAccount } = entry.api;
  return {
    ...(segments.includes('{accountId}') ? { accountId } : {}),
    ...(segments.includes('{subAccountId}') && subAccount !== undefined
      ? { subAccountId: subAccountIds[subAccount satisfies keyof SubAccountIds] }
      : {}),
  };
}

/** The input as a request would bring it: dates are texts, and the content of a file is a buffer. */
function toReceived(input: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, unknown][] => {
      if (value === undefined) return [];
      const { content } = asObject(value);
      if (name === 'file' && (typeof content === 'string' || content instanceof Uint8Array))
        return [[name, { ...asObject(value), content: Buffer.from(content as string) }]];
      return [[name, JSON.parse(JSON.stringify(value))]];
    }),
  );
}
