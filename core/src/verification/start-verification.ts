import type {
  VerificationOperations,
  VerificationStartInput,
  VerificationStartOutput,
} from '../generated/verification';
import { ApiError, EightByEightError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';

/** The part of a client that verifies: `client.verification`. */
export type VerificationApi = Pick<
  VerificationOperations,
  'start' | 'check' | 'getStatus' | 'checkSmaCoverage'
>;

/** Everything a verification can be started with, but for the number. */
export type StartSettings = Omit<VerificationStartInput, 'destination'>;

/** A verification as 8x8 answers it. */
export type SessionResponse = VerificationStartOutput;

/** The code was asked for again before the resending interval was over. Nothing was sent. */
export class TooSoonError extends EightByEightError {
  override readonly name = 'TooSoonError';
  readonly kind = 'too-soon';

  constructor(
    /** From when on it may be sent; of a refusal by 8x8, when it may be sent at the latest. */
    readonly retryAt: Date,
    /** `not-sent` when 8x8 was not even asked. */
    readonly outcome: 'not-sent' | 'refused',
    options?: ErrorOptions,
  ) {
    super(
      'verification.start',
      `The code was sent a moment ago: it may be sent again at ${retryAt.toISOString()}`,
      'Let the user wait until then, or check the code that was sent.',
      options,
    );
  }
}

/** Whether 8x8 refused for this reason: its schema says 403, its list of codes 1400. */
export function isTooSoon(error: unknown): error is ApiError {
  return (
    error instanceof ApiError && (error.code === 1400 || (error.status === 403 && error.code === undefined))
  );
}

const defaultIntervalSeconds = 10;

/** Starts a verification. @throws {TooSoonError} when 8x8 has sent a code to the number a moment ago. */
export async function startVerification(
  { api, now }: { readonly api: VerificationApi; readonly now: () => number },
  destination: string,
  settings: StartSettings,
  options: CallOptions,
): Promise<SessionResponse> {
  try {
    return await api.start({ ...settings, destination }, options);
  } catch (error) {
    if (!isTooSoon(error)) throw error;
    // 8x8 counts from the last code, which was sent before now.
    const interval = settings.resendingInterval ?? defaultIntervalSeconds;
    throw new TooSoonError(new Date(now() + interval * 1_000), 'refused', { cause: error });
  }
}
