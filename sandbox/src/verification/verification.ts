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
