import type {
  VerificationOperations,
  VerificationStartInput,
  VerificationStartOutput,
} from '../generated/verification';
import { ApiError, EightByEightError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';

/** The operations that a verifier uses. `client.verification` has them. */
export type VerificationApi = Pick<
  VerificationOperations,
  'start' | 'check' | 'getStatus' | 'checkSmaCoverage'
>;

/** The settings of a verification: the input of `client.verification.start` without the phone number. */
export type StartSettings = Omit<VerificationStartInput, 'destination'>;

/** A verification in a response of 8x8. */
export type SessionResponse = VerificationStartOutput;

/** A code was requested before the resending interval had passed. Nothing was sent. */
export class TooSoonError extends EightByEightError {
  override readonly name = 'TooSoonError';
  readonly kind = 'too-soon';

  constructor(
    /** When a code can be sent again. If 8x8 refused the request, it can be sooner. */
    readonly retryAt: Date,
    /** `not-sent` if no request was made, `refused` if 8x8 refused the request. */
    readonly outcome: 'not-sent' | 'refused',
    options?: ErrorOptions,
  ) {
    super(
      'verification.start',
      `A code was sent a moment ago. The next can be sent at ${retryAt.toISOString()}`,
      'Wait until then, or check the code that was sent.',
      options,
    );
  }
}

/** Whether 8x8 refused a request because it came too soon. 8x8's OpenAPI file names status 403, its error list code 1400. */
function isTooSoon(error: unknown): error is ApiError {
  return (
    error instanceof ApiError && (error.code === 1400 || (error.status === 403 && error.code === undefined))
  );
}

/** 8x8's default for `resendingInterval`. */
const defaultIntervalSeconds = 10;

/**
 * Starts a verification.
 *
 * @throws {TooSoonError} if 8x8 has sent a code to the number within the resending interval.
 */
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
    // 8x8 counts from the last code, so the interval ends at this time or sooner.
    const interval = settings.resendingInterval ?? defaultIntervalSeconds;
    throw new TooSoonError(new Date(now() + interval * 1_000), 'refused', { cause: error });
  }
}
