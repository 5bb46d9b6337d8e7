import type { IncomingHttpHeaders } from 'node:http';

import type { Product } from 'cpaas-8x8';

import { accountRecord, type SubAccount, subAccountTable } from '../engine/account';
import type { SandboxContext } from '../engine/context';
import { toText } from '../engine/json';
import { badRequest, notFound, ApiError } from './api-error';
import type { Route } from './operations/routes';

/**
 * Checks that a request has the API key of the account.
 *
 * @throws {ApiError} 401 with code 1200, when the API key is missing or wrong.
 */
export function authenticate({ state }: SandboxContext, headers: IncomingHttpHeaders): void {
  if (headers.authorization === `Bearer ${state.record(accountRecord).apiKey}`) return;
  throw new ApiError(
    401,
    1200,
    headers.authorization === undefined
      ? 'The Authorization header is missing: it must be "Bearer", a space, and the API key'
      : 'The API key is wrong: the Authorization header must be "Bearer", a space, and the API key',
  );
}

/** Checks the API key, or the token of operations that use one. @throws {ApiError} 401 */
export function authorize(
  context: SandboxContext,
  { entry, traits }: Pick<Route, 'entry' | 'traits'>,
  headers: IncomingHttpHeaders,
): void {
  const { authorization } = entry.operation;
  if (authorization === undefined) authenticate(context, headers);
  else if (authorization.kind === 'token') {
    const token = headers[authorization.header];
    const { isTokenAccepted = (_context: SandboxContext, text: string) => text !== '' } = traits;
    if (typeof token !== 'string' || !isTokenAccepted(context, token)) {
      throw new ApiError(
        401,
        1200,
        `The token in the header ${authorization.header} is missing, unknown or expired`,
      );
    }
  }
}

/**
 * Returns the subaccount in the path.
 *
 * 8x8's samples show a foreign subaccount as a bad request: 400 with code 1001.
 */
export function requireSubAccount(
  { state }: SandboxContext,
  id: unknown,
  product?: Product,
): SubAccount | undefined {
  if (id === undefined) return undefined;
  const found = typeof id === 'string' ? state.table(subAccountTable).get(id) : undefined;
  // Only Voice documents 404.
  if (!found && product === 'voice') throw notFound(`There is no subaccount ${toText(id)}`);
  if (!found) throw badRequest(1001, `The subaccount ${toText(id)} does not belong to this account`);
  return found;
}

/** @throws {ApiError} 403 with code 1201, when the path names another account. 8x8 does not document the code. */
export function assertOwnAccount({ state }: SandboxContext, id: unknown): void {
  if (id !== undefined && id !== state.record(accountRecord).accountId) {
    throw new ApiError(403, 1201, `The API key does not belong to the account ${toText(id)}`);
  }
}
