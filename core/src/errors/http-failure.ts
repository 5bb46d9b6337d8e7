/** Why no whole response came. */
export type HttpFailureReason = 'connect' | 'reset' | 'timeout' | 'aborted' | 'incomplete-body' | 'too-large';

/**
 * What an {@link Http} port throws.
 *
 * `sent` decides whether an unsafe request may be repeated: `false` only when not a byte of it can have reached
 * 8x8; when in doubt, `true`.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  constructor(
    /** Why no whole response came. */
    readonly reason: HttpFailureReason,
    /** Whether any byte of the request can have reached 8x8. */
    readonly sent: boolean,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
