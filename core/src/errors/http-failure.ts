/**
 * Why no complete response arrived.
 *
 * - `blocked`: the HTTP port did not make the request, and would not make it again.
 * - `certificate`: the TLS certificate of the server or of the client was not accepted.
 */
export type HttpFailureReason =
  | 'connect'
  | 'blocked'
  | 'certificate'
  | 'reset'
  | 'timeout'
  | 'aborted'
  | 'incomplete-body'
  | 'too-large';

/**
 * The error that an HTTP port throws.
 *
 * If `sent` is false, an unsafe request can be repeated. Set it to false only if no byte can have reached 8x8.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';

  constructor(
    /** Why no complete response arrived. */
    readonly reason: HttpFailureReason,
    /** Whether a byte of the request can have reached 8x8. */
    readonly sent: boolean,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
