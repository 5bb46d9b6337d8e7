import { ApiError, TransportError, ValidationError, type EightByEightError } from '../../core/src/transport';
import type { NodeOperationError } from 'n8n-workflow';

/** Why an operation did not succeed, in the vocabulary in which n8n decides what can help. */
export type Failure = NonNullable<NodeOperationError['failure']>;

/** Codes of 8x8 that say that the node points at what the key may not use. */
const notAllowed: ReadonlySet<number> = new Set([1001, 1201, 2003]);

/**
 * The cause to declare to n8n, or nothing where it has no word for it.
 *
 * Nothing is declared where the outcome is unknown: n8n may try again what is temporarily unavailable, and the
 * message may have gone out.
 */
export function failureOf(error: EightByEightError): Failure | undefined {
  if (error instanceof ValidationError) {
    const configured = error.issues.every(
      ({ path, rule }) =>
        rule === 'options' || (rule === 'required' && (path === 'accountId' || path === 'subAccountId')),
    );
    return configured ? { cause: 'configuration-invalid' } : undefined;
  }
  if (error.outcome === 'unknown') return undefined;
  if (error instanceof TransportError) {
    return error.reason === 'aborted' || error.reason === 'not-json'
      ? undefined
      : { cause: 'temporarily-unavailable' };
  }
  if (!(error instanceof ApiError)) return undefined;
  const { status, code, retryAfterMs } = error;
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (status === 429) return { cause: 'rate-limited', ...wait };
  if (status === 401) return { cause: 'credential-invalid' };
  if (status === 403 || (code !== undefined && notAllowed.has(code)))
    return { cause: 'configuration-invalid' };
  return status >= 500 ? { cause: 'temporarily-unavailable', ...wait } : undefined;
}
