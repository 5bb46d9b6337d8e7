import { ApiError, EightByEightError } from '../transport/errors';

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
