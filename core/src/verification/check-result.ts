import type { EightByEightError } from '../errors/errors';
import type { SessionResponse } from './start-verification';

/** The code as the user meant it: people and keyboards add spaces, and some write digits at full width. */
export function normalizeCode(text: string | number): string {
  // A form, or JSON, may have made a number of it.
  return String(text).normalize('NFKC').replace(/\s/g, '');
}

/** Why this can be no code of 8x8's, or `undefined`. Codes may have been sent with other settings: they say nothing. */
export function codeError(code: string): string | undefined {
  if (code.length < 3) return 'The code has at least 3 characters.';
  if (code.length > 10) return 'The code has at most 10 characters.';
  return /^[0-9A-Za-z-]+$/.test(code) ? undefined : 'The code is made of digits and letters alone.';
}

/** At 8x8 the fifth wrong code ends a verification. */
const maxAttempts = 5;

/** What became of a code that was checked. */
export type CheckResult =
  /** The code was right, or the number had been verified before. */
  | { readonly status: 'verified' }
  | { readonly status: 'wrong'; readonly attemptsLeft: number }
  /** It can be no code: nothing was sent, and no attempt spent. The reason is a sentence for the user. */
  | { readonly status: 'malformed'; readonly reason: string }
  /** Its time is over, or 8x8 knows no such verification (any more): start another. */
  | { readonly status: 'expired' }
  /** Too many wrong codes: start another. */
  | { readonly status: 'failed' }
  /**
   * The check may or may not have been counted, and 8x8 does not say which. Let the user enter the code again; where
   * known, `attemptsLeft` is how often that can still be done.
   */
  | {
      readonly status: 'unknown';
      readonly attemptsLeft?: number;
      /** What went wrong with the check. */
      readonly error?: EightByEightError;
    };

/** How a verification stands. */
export type VerificationStatus =
  | { readonly status: 'waiting'; readonly attemptsLeft: number }
  | Extract<CheckResult, { readonly status: 'verified' | 'expired' | 'failed' | 'unknown' }>;

/** How a verification stands by 8x8's answer. */
export function verificationStatusOf({ status, attempt = 0 }: SessionResponse): VerificationStatus {
  const attemptsLeft = Math.max(0, maxAttempts - attempt);
  switch (status?.toUpperCase()) {
    case 'WAITING':
      return { status: 'waiting', attemptsLeft };
    case 'VERIFIED':
      return { status: 'verified' };
    case 'EXPIRED':
      return { status: 'expired' };
    case 'FAILED':
      return { status: 'failed' };
    default:
      return { status: 'unknown', attemptsLeft };
  }
}

/** The answer to a check: a verification that still waits has got a wrong code. */
export function checkResultOf(answer: SessionResponse): CheckResult {
  const standing = verificationStatusOf(answer);
  return standing.status === 'waiting' ? { ...standing, status: 'wrong' } : standing;
}
