import type { CallOptions } from '../transport/settings';
import { isTooSoon, TooSoonError } from './too-soon-error';
import type { SessionAnswer, StartSettings, VerificationApi } from './verification-api';

const defaultIntervalSeconds = 10;

/** Starts a verification. @throws {TooSoonError} when 8x8 has sent a code to the number a moment ago. */
export async function startVerification(
  { api, now }: { readonly api: VerificationApi; readonly now: () => number },
  destination: string,
  settings: StartSettings,
  options: CallOptions,
): Promise<SessionAnswer> {
  try {
    return await api.start({ ...settings, destination }, options);
  } catch (error) {
    if (!isTooSoon(error)) throw error;
    // 8x8 counts from the last code, which was sent before now.
    const interval = settings.resendingInterval ?? defaultIntervalSeconds;
    throw new TooSoonError(new Date(now() + interval * 1_000), 'refused', { cause: error });
  }
}
