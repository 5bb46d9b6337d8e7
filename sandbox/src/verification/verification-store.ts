import type { SandboxContext } from '../engine/context';
import { takeLast } from '../engine/json';
import { defineTable } from '../engine/state/table-definition';
import { sameAddress } from '../numbers/phone-numbers';

/** The status of a verification, in 8x8's terms. */
export type VerificationStatus = 'WAITING' | 'VERIFIED' | 'FAILED' | 'EXPIRED';

/** A code that was sent to a person. */
export interface SentCode {
  /** `sms`, `call`, `whatsapp` or `viber`. `sma` sends no code. */
  readonly channel: string;
  /** ISO 8601. */
  readonly at: string;
  /** The text that the person reads or hears. */
  readonly text: string;
}

/** The verification of a phone number: whoever enters the code that was sent to it has that phone. */
export interface Verification {
  readonly sessionId: string;
  readonly subAccountId: string;
  /** International, with `+`. */
  readonly destination: string;
  readonly status: VerificationStatus;
  /** The code that the user must enter. */
  readonly code: string;
  /** The number of wrong codes. */
  readonly attempt: number;
  /** This time and the next two are in milliseconds since 1970. */
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly retryAfter: number;
  readonly sent: readonly SentCode[];
}

/** The verifications, oldest first. */
export const verificationTable = defineTable<Verification>({
  name: 'verifications',
  key: ({ sessionId }) => sessionId,
  fields: {
    sessionId: 'string',
    subAccountId: 'string',
    destination: 'string',
    status: 'string',
    sent: 'array',
  },
});

export function updateVerification(
  { state, eventFeed }: SandboxContext,
  verification: Verification,
  changes: Partial<Verification>,
): void {
  state.table(verificationTable).update(verification, changes);
  eventFeed.emit<VerificationEvent>({ kind: 'verification', verification });
}

/** Selects verifications. Absent fields match any. */
export interface VerificationFilter {
  readonly sessionId?: string;
  readonly destination?: string;
  readonly status?: string;
  /** Part of the number or the code. */
  readonly search?: string;
  /** The session ID of the oldest verification of the previous page: only older ones are returned. */
  readonly before?: string;
  /** The maximum number of verifications. The newest are returned. */
  readonly limit?: number;
}

/** Sets the status to EXPIRED when the time is over. */
export function expireIfDue(context: SandboxContext, verification: Verification): Verification {
  if (verification.status === 'WAITING' && context.clock.now() >= verification.expiresAt)
    updateVerification(context, verification, { status: 'EXPIRED' });
  return verification;
}

/** Returns matching verifications, oldest first. */
export function findVerifications(context: SandboxContext, filter: VerificationFilter = {}): Verification[] {
  const { sessionId, destination, status, search = '', before, limit } = filter;
  const matching = context.state
    .table(verificationTable)
    .list()
    .map((each) => expireIfDue(context, each))
    .filter((each) => sessionId === undefined || each.sessionId === sessionId)
    .filter((each) => destination === undefined || sameAddress(destination, each.destination))
    .filter((each) => status === undefined || each.status === status.toUpperCase())
    .filter((each) => each.destination.includes(search) || each.code.includes(search));
  const end = matching.findIndex((each) => each.sessionId === before);
  return takeLast(end === -1 ? matching : matching.slice(0, end), limit);
}

/** Returns the verification of this number that still waits for its code. */
export function findPendingVerification(
  context: SandboxContext,
  subAccountId: string,
  destination: string,
): Verification | undefined {
  return findVerifications(context, { destination, status: 'WAITING' }).findLast(
    (each) => each.subAccountId === subAccountId,
  );
}

/** A verification is new, or has changed. */
export interface VerificationEvent {
  readonly kind: 'verification';
  readonly verification: Verification;
}
