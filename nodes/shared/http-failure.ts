import { HttpFailure } from '../../core/src/errors';
import type { HttpRequest } from '../../core/src/transport';
import { UserError } from 'n8n-workflow';

/** What may be read off whatever n8n's helper throws: its own error around axios's around Node's. */
interface ErrorInChain {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly response?: unknown;
}

/** Codes that come from looking up a host or opening a connection, and from nothing later. */
const connectErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name was not found',
  EAI_AGAIN: 'its name could not be looked up',
};

/** What a TLS handshake ends with when the certificate does not pass; the request is held back until it does. */
const certificateErrors: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** How n8n refuses an address before it connects: by its own protection, or by the domains a credential may be used for. */
const isBlockedByN8n = (link: unknown): boolean =>
  link instanceof UserError ||
  (link instanceof Error && /^(SsrfBlocked\w+|NodeOperationError)$/.test(link.name));

/**
 * What became of a request that n8n's helper threw for.
 *
 * `sent: false` only where the code proves that not a byte was written. The helper's errors hold the request, and so
 * the API key: nothing of them is kept but the code, in words.
 */
export function toHttpFailure(thrown: unknown, { url, timeoutMs, signal }: HttpRequest): HttpFailure {
  if (thrown instanceof HttpFailure) return thrown;
  const links = errorChain(thrown);
  const codes = links.map(({ code }) => (typeof code === 'string' ? code : ''));
  if (signal?.aborted || codes.includes('ERR_CANCELED')) {
    return new HttpFailure('aborted', true, 'the execution was cancelled before an answer came');
  }
  const why = links.map(connectFailure).find((reason) => reason !== undefined);
  if (why !== undefined) return new HttpFailure('connect', false, `no connection to ${hostOf(url)}: ${why}`);
  if (codes.some((code) => code === 'ECONNABORTED' || code === 'ETIMEDOUT')) {
    return new HttpFailure('timeout', true, `no whole answer within ${timeoutMs} ms`);
  }
  if (links.some(({ response }) => response !== undefined)) {
    return new HttpFailure('incomplete-body', true, 'the answer stopped half way');
  }
  return new HttpFailure('reset', true, 'the connection broke before an answer came');
}

function errorChain(thrown: unknown): readonly ErrorInChain[] {
  const links: ErrorInChain[] = [];
  for (
    let link = thrown;
    typeof link === 'object' && link !== null && links.length < 8;
    link = (link as ErrorInChain).cause
  ) {
    links.push(link);
  }
  return links;
}

function connectFailure(link: ErrorInChain): string | undefined {
  const { code, syscall, errors } = link;
  if (typeof code === 'string') {
    if (Object.hasOwn(connectErrors, code)) return connectErrors[code];
    if (certificateErrors.has(code)) return 'its certificate is not trusted';
  }
  if (syscall === 'connect') return code === 'ETIMEDOUT' ? 'it did not answer' : 'it cannot be reached';
  // Node tries all addresses of a host, and gives one error for all.
  if (Array.isArray(errors) && errors.length > 0) {
    const reasons = (errors as readonly ErrorInChain[]).map(connectFailure);
    if (reasons.every((reason) => reason !== undefined)) return reasons[0];
  }
  return isBlockedByN8n(link) ? 'n8n is set up not to call it' : undefined;
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? 'the host';
}
