import type { FaultEffect, FaultKind } from './fault-rule';

type Parameter = Exclude<keyof FaultEffect, 'kind'>;

/** The parameters of each kind of fault. */
export const faultParameters: Readonly<Record<FaultKind, readonly Parameter[]>> = {
  tooManyRequests: ['retryAfter', 'processed'],
  internalError: ['processed'],
  error: ['status', 'code', 'reason', 'retryAfter', 'processed'],
  unavailable: ['retryAfter', 'processed'],
  resetBefore: [],
  resetAfter: ['processed'],
  stall: ['ms', 'processed'],
  slow: ['ms', 'processed'],
  halfBody: ['processed'],
  html: ['status', 'processed'],
  rejected: ['reason'],
  receiptFirst: [],
  webhookDelay: ['ms'],
  webhookDrop: [],
  webhookRepeat: ['times'],
  webhookReorder: ['ms'],
  webhookWrongSecret: [],
  webhookUnknownTlv: [],
};

/**
 * When faults apply: `before` the body of a request is read, when operations at the same path cannot be told apart yet;
 * `after` it was read; or when a `webhook` event occurs.
 */
export type FaultPhase = 'before' | 'after' | 'webhook';

export function findPhase(kind: FaultKind): FaultPhase {
  if (kind.startsWith('webhook')) return 'webhook';
  return kind === 'resetBefore' ? 'before' : 'after';
}

/**
 * Whether the request is processed, if the fault rule does not say. It is processed if its response comes late, is cut
 * off, or is lost after the processing.
 */
const processedByDefault: ReadonlySet<FaultKind> = new Set([
  'resetAfter',
  'stall',
  'slow',
  'halfBody',
  'rejected',
  'receiptFirst',
]);

/** Whether the operation runs although a fault hides its result: a client must not repeat such a request blindly. */
export function isRequestProcessed({ kind, processed }: FaultEffect): boolean {
  return kind === 'rejected' || (processed ?? processedByDefault.has(kind));
}
