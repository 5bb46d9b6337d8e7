import type { IncomingHttpHeaders } from 'node:http';
import type { CatalogueEntry, Product } from 'cpaas-8x8';
import { spelled } from '../engine/json';
import type { SubAccount } from '../engine/state';
import type { World } from '../engine/context';
import { invalid, notFound, Problem } from './api-error';
import { isTokenAccepted } from '../video/video-tokens';

/** @throws {Problem} 401 with code 1200, when the API key is missing or wrong. */
export function authenticate({ state }: World, headers: IncomingHttpHeaders): void {
  if (headers.authorization === `Bearer ${state.account.apiKey}`) return;
  throw new Problem(
    401,
    1200,
    headers.authorization === undefined
      ? 'The request has no Authorization header: it must be Bearer, a space, and the API key'
      : 'The API key was not accepted: the Authorization header must be Bearer, a space, and the API key',
  );
}

/** Lets through who may call an operation: most want the API key, some a token, some nothing. @throws {Problem} 401 */
export function authorize(
  world: World,
  { apiName, operation: { authorization } }: CatalogueEntry,
  headers: IncomingHttpHeaders,
): void {
  if (authorization === undefined) authenticate(world, headers);
  else if (authorization.kind === 'token') {
    const token = headers[authorization.header];
    const isKnown = tokenChecks[apiName] ?? ((_world: World, text: string) => text !== '');
    if (typeof token !== 'string' || !isKnown(world, token)) {
      throw new Problem(401, 1200, `The header ${authorization.header} holds no token that is accepted`);
    }
  }
}

/**
 * The subaccount that a path names.
 *
 * 8x8 answers 400 with code 1001 for one of another account: its samples show it among the bad requests.
 */
export function subAccountOf({ state }: World, id: unknown, product?: Product): SubAccount | undefined {
  if (id === undefined) return undefined;
  const found = state.subAccounts.find(({ subAccountId }) => subAccountId === id);
  // Voice alone documents 404.
  if (!found && product === 'voice') throw notFound(`There is no subaccount ${spelled(id)}`);
  if (!found) throw invalid(1001, `The subaccount ${spelled(id)} does not belong to this account`);
  return found;
}

/** @throws {Problem} 403 with code 1201, when a path names another account: 8x8 does not document which it is. */
export function checkAccount({ state }: World, id: unknown): void {
  if (id !== undefined && id !== state.account.accountId) {
    throw new Problem(403, 1201, `The API key does not belong to the account ${spelled(id)}`);
  }
}

/** Whether a token was given out and still counts, by the API whose operations take tokens in place of the key. */
const tokenChecks: Readonly<Record<string, (world: World, token: string) => boolean>> = {
  videoInteraction: isTokenAccepted,
};
