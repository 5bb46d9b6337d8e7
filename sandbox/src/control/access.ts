import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

import { isLoopback, type ResolvedOptions } from '../engine/options';
import { ApiError } from '../server/api-error';

const cookieName = 'sandbox-control-key';

type AccessOptions = Pick<ResolvedOptions, 'host' | 'controlKey'>;

/**
 * Refuses requests from other web sites, and requests without the control key, if there is one.
 *
 * A browser sends the requests of any site to a server of this machine. It does not let the site read the response, unless
 * a name of the site has got the address of this machine (DNS rebinding). Then `Host` is the name of the site.
 *
 * @throws {ApiError} 401, 403 or 415
 */
export function assertAccess(options: AccessOptions, request: IncomingMessage): void {
  const { headers } = request;
  if (options.controlKey === undefined) assertOwnHost(options, headers);
  assertOwnOrigin(headers);
  assertJson(headers);
  if (options.controlKey !== undefined) assertKey(options.controlKey, headers);
}

/** A cookie with the control key: event streams of browsers cannot send an `Authorization` header. */
export function controlKeyCookie(controlKey: string): string {
  return `${cookieName}=${controlKey}; Path=/_sandbox; HttpOnly; SameSite=Strict`;
}

/** Addresses and `localhost` cannot be names of other sites. */
function assertOwnHost({ host }: AccessOptions, headers: IncomingHttpHeaders): void {
  const name = hostnameOf(`http://${headers.host ?? ''}`);
  const address = name.replace(/^\[(.*)\]$/, '$1');
  if (isLoopback(name) || isIP(address) > 0 || name === host.toLowerCase()) return;
  throw new ApiError(
    403,
    0,
    'The Host header names another site: use the address that the sandbox printed, or start it with a control key',
  );
}

function assertOwnOrigin({ origin, host }: IncomingHttpHeaders): void {
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new ApiError(403, 0, 'Requests from other sites are not allowed');
}

/** A site can send forms and texts to any server without asking, but no JSON. */
function assertJson(headers: IncomingHttpHeaders): void {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  const type = /^[^;\s]*/.exec(headers['content-type'] ?? '')?.[0].toLowerCase() ?? '';
  if (hasBody && type !== 'application/json' && type !== 'application/x-ndjson')
    throw new ApiError(415, 0, 'The body must be JSON: send it with Content-Type: application/json');
}

function assertKey(controlKey: string, { authorization, cookie }: IncomingHttpHeaders): void {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
  const [, fromCookie] = new RegExp(`(?:^|; *)${cookieName}=([^;]*)`).exec(cookie ?? '') ?? [];
  for (const key of [bearer, fromCookie]) if (key !== undefined && isSameText(key, controlKey)) return;
  throw new ApiError(
    401,
    0,
    'The control key is missing or wrong: the Authorization header must be "Bearer", a space, and the key that the sandbox printed',
  );
}

/** Takes the same time wherever the texts differ. */
function isSameText(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** The name in a URL in lower case, or an empty string. */
function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
