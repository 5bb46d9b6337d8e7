import type { SandboxContext } from '../engine/context';
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

/** A verification of a phone number. */
export interface Verification {
  readonly sessionId: string;
  readonly subAccountId: string;
  /** International, with `+`. */
  readonly destination: string;
  status: VerificationStatus;
  /** The code that the user must enter. */
  code: string;
  /** The number of wrong codes. */
  attempt: number;
  /** This time and the next two are in milliseconds since 1970. */
  sentAt: number;
  expiresAt: number;
  retryAfter: number;
  readonly sent: SentCode[];
}

/** Selects verifications. Absent fields match any. */
export interface VerificationFilter {
  readonly sessionId?: string;
  readonly destination?: string;
  readonly status?: string;
}

/** Sets the status to EXPIRED when the time is over. */
export function expireIfDue({ clock }: SandboxContext, verification: Verification): Verification {
  if (verification.status === 'WAITING' && clock.now() >= verification.expiresAt)
    verification.status = 'EXPIRED';
  return verification;
}

/** Returns matching verifications, oldest first. */
export function findVerifications(context: SandboxContext, filter: VerificationFilter = {}): Verification[] {
  const { sessionId, destination, status } = filter;
  return [...context.state.verifications.values()]
    .map((each) => expireIfDue(context, each))
    .filter((each) => sessionId === undefined || each.sessionId === sessionId)
    .filter((each) => destination === undefined || sameAddress(destination, each.destination))
    .filter((each) => status === undefined || each.status === status.toUpperCase());
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
