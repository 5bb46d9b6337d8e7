import { sameAddress } from '../numbers/phone-numbers';
import type { SandboxContext } from '../engine/context';

/** How a verification stands, in 8x8's words. */
export type VerificationStatus = 'WAITING' | 'VERIFIED' | 'FAILED' | 'EXPIRED';

/** A code on its way to a person; of a call there is nothing else to see. */
export interface SentCode {
  /** `sms`, `call`, `whatsapp`, `viber`; `sma` sends nothing to read. */
  readonly channel: string;
  /** ISO 8601. */
  readonly at: string;
  /** What is read or heard. */
  readonly text: string;
}

/** A number that is being verified, or was, as the sandbox's books have it. */
export interface Verification {
  readonly sessionId: string;
  readonly subAccountId: string;
  /** With `+`. */
  readonly destination: string;
  status: VerificationStatus;
  /** What the user must enter. */
  code: string;
  /** How many wrong codes were checked. */
  attempt: number;
  /** These three in milliseconds since 1970. */
  sentAt: number;
  expiresAt: number;
  retryAfter: number;
  readonly sent: SentCode[];
}

/** Which verifications are meant; what is left out does not matter. */
export interface VerificationFilter {
  readonly sessionId?: string;
  readonly destination?: string;
  readonly status?: string;
}

/** A verification as it stands now: time alone may have ended it. */
export function expireIfDue({ clock: clock }: SandboxContext, verification: Verification): Verification {
  if (verification.status === 'WAITING' && clock.now() >= verification.expiresAt)
    verification.status = 'EXPIRED';
  return verification;
}

/** The verifications meant, oldest first. */
export function findVerifications(context: SandboxContext, filter: VerificationFilter = {}): Verification[] {
  const { sessionId, destination, status } = filter;
  return [...context.state.verifications.values()]
    .map((each) => expireIfDue(context, each))
    .filter((each) => sessionId === undefined || each.sessionId === sessionId)
    .filter((each) => destination === undefined || sameAddress(destination, each.destination))
    .filter((each) => status === undefined || each.status === status.toUpperCase());
}

/** The verification of this number that still waits for its code. */
export function findPendingVerification(
  context: SandboxContext,
  subAccountId: string,
  destination: string,
): Verification | undefined {
  return findVerifications(context, { destination, status: 'WAITING' }).findLast(
    (each) => each.subAccountId === subAccountId,
  );
}
