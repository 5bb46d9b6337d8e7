import type { IncomingMessage } from 'node:http';
import { authorizationMatches } from 'cpaas-8x8';

/** The `Authorization` header that 8x8 sends; a list while one secret replaces another; `false` if there is none. */
export type WebhookAuthorization = string | readonly string[] | false;

/** The header to register at 8x8: the first one of a list. */
export function headerToRegister(authorization: WebhookAuthorization): string | undefined {
  if (authorization === false) return undefined;
  return typeof authorization === 'string' ? authorization : authorization[0];
}

/** Whether a request has one of the accepted headers. */
export function isAuthorized({ headers }: IncomingMessage, authorization: WebhookAuthorization): boolean {
  if (authorization === false) return true;
  const accepted = typeof authorization === 'string' ? [authorization] : authorization;
  // All are compared, so that the time of the comparison does not reveal which one matched.
  return accepted.filter((each) => authorizationMatches(each, headers.authorization)).length > 0;
}
