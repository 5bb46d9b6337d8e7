import { ApiError, TransportError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';
import { startVerification, type StartSettings, type VerificationApi } from './start-verification';
import { mergeSession, VerificationSession, type SavedVerification } from './verification-session';

/** The settings of a verifier. They apply to every verification that it starts. */
export interface VerifierOptions extends StartSettings {
  /** The settings that replace the channel `sma` if the phone does not support it. Default: `{ channel: 'sms' }`. */
  readonly fallback?: StartSettings;
  /** The current time in milliseconds since 1970, for tests. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Verifies phone numbers. */
export interface Verifier {
  /**
   * Starts the verification of a phone number: sends a code or, with the channel `sma`, gets the URL that the phone
   * must open. A national number needs `country`. With the channel `sma` and `clientIp`, it first checks whether the
   * phone supports Silent Mobile Authentication, and uses the fallback if it does not or if the check fails for now.
   *
   * @throws {TooSoonError} if 8x8 refuses, because it sent a code to the number within the resending interval.
   * @throws {EightByEightError} With the outcome `unknown`, a code may have been sent. Starting again sends the same code.
   */
  start(destination: string, settings?: StartSettings, options?: CallOptions): Promise<VerificationSession>;
  /** Continues a verification that was started elsewhere, by its ID or its saved state. It makes no request. */
  resume(saved: string | SavedVerification): VerificationSession;
}

/**
 * Creates a verifier that uses the given clock. In Node, use `createVerifier`.
 *
 * Follows https://developer.8x8.com/connect/reference/verify-request-v2.
 */
export function createVerifierWithClock(
  api: VerificationApi,
  now: () => number,
  options: Omit<VerifierOptions, 'now'> = {},
): Verifier {
  const { fallback, ...defaults } = options;
  const context = { api, defaults, now };
  return {
    async start(destination, overrides = {}, callOptions = {}) {
      const requested = { ...defaults, ...overrides };
      const settings = (await isChannelAvailable(api, destination, requested, callOptions))
        ? requested
        : { ...requested, channel: 'sms', ...fallback };
      const response = await startVerification(context, destination, settings, callOptions);
      const saved = mergeSession(response, { sessionId: '', destination, settings });
      return new VerificationSession(context, saved);
    },
    resume: (saved) =>
      new VerificationSession(context, typeof saved === 'string' ? { sessionId: saved } : saved),
  };
}

/** Whether the phone supports the channel. 8x8 answers that only for `sma` and a known IP address. */
async function isChannelAvailable(
  api: VerificationApi,
  destination: string,
  { channel, clientIp, country, subAccountId }: StartSettings,
  options: CallOptions,
): Promise<boolean> {
  if (channel !== 'sma' || clientIp === undefined) return true;
  try {
    const { isAvailable } = await api.checkSmaCoverage(
      { clientIp, destination, country, subAccountId },
      options,
    );
    return isAvailable === true;
  } catch (error) {
    if (isTemporary(error)) return false;
    throw error;
  }
}

/** Whether a coverage check failed for now. Then the fallback is used, so that the user still gets a code. */
function isTemporary(error: unknown): boolean {
  if (error instanceof TransportError) return error.reason !== 'aborted';
  return error instanceof ApiError && (error.status >= 500 || error.status === 429);
}
