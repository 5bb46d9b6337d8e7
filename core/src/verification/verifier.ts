import { ApiError, TransportError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';
import { startVerification, type StartSettings, type VerificationApi } from './start-verification';
import { mergeSession, VerificationSession, type SavedVerification } from './verification-session';

/** What every verification is started with, and how. */
export interface VerifierOptions extends StartSettings {
  /** What takes the place of the channel `sma` where a phone is not covered. Default `{ channel: 'sms' }`. */
  readonly fallback?: StartSettings;
  /** Milliseconds since 1970; for tests. Default Node's clock. */
  readonly now?: () => number;
}

/** Verifies phone numbers. */
export interface Verifier {
  /**
   * Sends a code to a number, as people write it; national ones need `country`. With the channel `sma` and the
   * `clientIp` of the phone it asks first whether the phone is covered, and falls back to another channel where not.
   *
   * @throws {TooSoonError} when a code was sent to the number a moment ago.
   * @throws {EightByEightError} with outcome `unknown`: a code may have been sent. Starting again sends the same code.
   */
  start(destination: string, settings?: StartSettings, options?: CallOptions): Promise<VerificationSession>;
  /** Goes on with a verification that was started elsewhere, by its ID or by what was saved of it. Asks nothing. */
  resume(saved: string | SavedVerification): VerificationSession;
}

/**
 * A verifier on a clock that is given: `createVerifier` gives it Node's.
 *
 * Follows https://developer.8x8.com/connect/reference/verify-request-v2.
 */
export function createVerifierWithClock(
  api: VerificationApi,
  now: () => number,
  options: Omit<VerifierOptions, 'now'> = {},
): Verifier {
  const { fallback, ...defaults } = options;
  const makings = { api, defaults, now };
  return {
    async start(destination, given = {}, callOptions = {}) {
      const wanted = { ...defaults, ...given };
      const settings = (await isChannelAvailable(api, destination, wanted, callOptions))
        ? wanted
        : { ...wanted, channel: 'sms', ...fallback };
      const answer = await startVerification(makings, destination, settings, callOptions);
      const saved = mergeSession(answer, { sessionId: '', destination, settings });
      return new VerificationSession(makings, saved);
    },
    resume: (saved) =>
      new VerificationSession(makings, typeof saved === 'string' ? { sessionId: saved } : saved),
  };
}

/** Whether the channel will do: only of `sma`, where the phone's address is known, can one ask. */
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

/** A question that 8x8 cannot answer now keeps nobody from getting a code. */
function isTemporary(error: unknown): boolean {
  if (error instanceof TransportError) return error.reason !== 'aborted';
  return error instanceof ApiError && (error.status >= 500 || error.status === 429);
}
