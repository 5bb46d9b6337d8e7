import { HttpFailure } from '../../core/src/errors';
import type { HttpRequest } from '../../core/src/transport';
import { ApplicationError, BaseError, NodeApiError, UserError } from 'n8n-workflow';

/** An error in the chain that n8n's request helper throws: n8n's error, caused by axios's, caused by Node's. */
interface ErrorInChain {
  readonly message?: unknown;
  readonly isAxiosError?: unknown;
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly response?: unknown;
}

/** Error codes that occur only before a connection is open, with their reasons. */
const connectErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'its name was not found',
  EAI_AGAIN: 'its name could not be looked up',
};

/** Error codes of an invalid certificate. The request is sent only after the TLS handshake. */
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

/** Whether n8n refused the URL before connecting: by its SSRF protection, or by the credential's allowed domains. */
const isBlockedByN8n = (current: unknown): boolean =>
  current instanceof UserError ||
  (current instanceof Error && /^(SsrfBlocked\w+|NodeOperationError)$/.test(current.name));

/**
 * Converts an error of n8n's request helper to the client's error.
 *
 * It has `sent: false` only if the error proves that no byte of the request was sent: by its code, or because n8n threw it
 * itself, before there was a request. The original error is not kept, because it contains the request with the API key.
 */
export function toHttpFailure(error: unknown, { url, timeoutMs, signal }: HttpRequest): HttpFailure {
  if (error instanceof HttpFailure) return error;
  const chain = errorChain(error);
  const codes = chain.map(({ code }) => (typeof code === 'string' ? code : ''));
  if (signal?.aborted || codes.includes('ERR_CANCELED')) {
    return new HttpFailure('aborted', true, 'the execution was cancelled before a response came');
  }
  const reason = chain.map(connectFailure).find((failure) => failure !== undefined);
  if (reason !== undefined)
    return new HttpFailure('connect', false, `no connection to ${hostOf(url)}: ${reason}`);
  if (codes.some((code) => code === 'ECONNABORTED' || code === 'ETIMEDOUT')) {
    return new HttpFailure('timeout', true, `no complete response within ${timeoutMs} ms`);
  }
  if (chain.some(({ response }) => response !== undefined)) {
    return new HttpFailure('incomplete-body', true, 'the response ended too early');
  }
  if (chain.some(isNetworkError)) {
    return new HttpFailure('reset', true, 'the connection broke before a response came');
  }
  const n8nError = chain.find(isErrorOfN8n);
  if (n8nError) return new HttpFailure('blocked', false, `n8n did not send it: ${firstLine(n8nError)}`);
  return new HttpFailure('reset', true, `n8n gave no response: ${firstLine(chain.at(-1))}`);
}

function errorChain(error: unknown): readonly ErrorInChain[] {
  const chain: ErrorInChain[] = [];
  for (
    let current = error;
    typeof current === 'object' && current !== null && chain.length < 8;
    current = (current as ErrorInChain).cause
  ) {
    chain.push(current);
  }
  return chain;
}

/** Whether an error comes from a connection: axios marks its errors, and those of Node have a code. */
const isNetworkError = ({ isAxiosError, code, syscall }: ErrorInChain): boolean =>
  isAxiosError === true || typeof code === 'string' || typeof syscall === 'string';

/** Whether n8n's own code threw an error. `NodeApiError` is not meant: n8n wraps every other error in it. */
const isErrorOfN8n = (current: unknown): boolean =>
  (current instanceof BaseError || current instanceof ApplicationError) && !(current instanceof NodeApiError);

/** The first line of what an error says. */
function firstLine(error: ErrorInChain | undefined): string {
  const [line = ''] = (typeof error?.message === 'string' ? error.message : '').trim().split('\n');
  return line.replace(/\.$/, '').slice(0, 200) || 'it does not say why';
}

function connectFailure(current: ErrorInChain): string | undefined {
  const { code, syscall, errors } = current;
  if (typeof code === 'string') {
    if (Object.hasOwn(connectErrors, code)) return connectErrors[code];
    if (certificateErrors.has(code)) return 'its certificate is not trusted';
  }
  if (syscall === 'connect') return code === 'ETIMEDOUT' ? 'it did not answer' : 'it cannot be reached';
  // Node tries all IP addresses of a host and returns their errors in one.
  if (Array.isArray(errors) && errors.length > 0) {
    const reasons = (errors as readonly ErrorInChain[]).map(connectFailure);
    if (reasons.every((failure) => failure !== undefined)) return reasons[0];
  }
  return isBlockedByN8n(current) ? 'n8n is configured to block it' : undefined;
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? 'the host';
}
