import type { EightByEightError } from '../errors/errors';
import type { SessionResponse } from './start-verification';

/** Removes spaces from a code and converts full-width digits, which some keyboards produce. */
export function normalizeCode(text: string | number): string {
  // Forms and JSON can turn a code into a number.
  return String(text).normalize('NFKC').replace(/\s/g, '');
}

/**
 * The reason why a text cannot be a code of 8x8, or `undefined`. It allows the codes of all settings, because the code
 * can have been sent with other settings.
 */
export function codeError(code: string): string | undefined {
  if (code.length < 3) return 'The code must have at least 3 characters.';
  if (code.length > 10) return 'The code must have at most 10 characters.';
  return /^[0-9A-Za-z-]+$/.test(code) ? undefined : 'The code can only contain digits, letters and dashes.';
}

/** 8x8 ends a verification at the fifth wrong code. */
const maxAttempts = 5;

/** The result of checking a code. */
export type CheckResult =
  /** The code is right, or the number is already verified. */
  | { readonly status: 'verified' }
  | { readonly status: 'wrong'; readonly attemptsLeft: number }
  /** The text cannot be a code. Nothing was sent, and no attempt was used. `reason` is a sentence for the user. */
  | { readonly status: 'malformed'; readonly reason: string }
  /** The code has expired, or 8x8 does not know the verification. Start a new one. */
  | { readonly status: 'expired' }
  /** There were too many wrong codes. Start a new verification. */
  | { readonly status: 'failed' }
  /**
   * It is unknown whether 8x8 counted the check. Let the user enter the code again. `attemptsLeft` is the number of
   * remaining attempts, if it is known.
   */
  | {
      readonly status: 'unknown';
      readonly attemptsLeft?: number;
      /** The error of the check. */
      readonly error?: EightByEightError;
    };

/** The status of a verification. */
export type VerificationStatus =
  | { readonly status: 'waiting'; readonly attemptsLeft: number }
  | Extract<CheckResult, { readonly status: 'verified' | 'expired' | 'failed' | 'unknown' }>;

/** Reads the status of a verification from 8x8's response. */
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

/** Reads the result of a check. If the verification is still waiting, the code was wrong. */
export function checkResultOf(response: SessionResponse): CheckResult {
  const result = verificationStatusOf(response);
  return result.status === 'waiting' ? { ...result, status: 'wrong' } : result;
}
