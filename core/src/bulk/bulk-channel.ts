import type { EightByEightError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';

/**
 * A way to 8x8 other than its REST API, for the option `channel` of `sendAll`. It sends one message at a time, many of
 * them at once. `SmppClient` of `smpp-8x8` is one.
 */
export interface BulkChannel<T = unknown> {
  /** What it sends: the ID of an operation, such as `sms.send`. */
  readonly operation: string;
  /** How many messages `sendAll` gives it at the same time, unless the option `concurrency` says otherwise. */
  readonly concurrency: number;
  /**
   * Sends one message. It waits while it cannot send, up to `deadlineMs`.
   *
   * @throws {EightByEightError} whose `outcome` says whether the message may have been sent.
   */
  send(input: unknown, options: Pick<CallOptions, 'timeoutMs' | 'deadlineMs'>): PromiseLike<T>;
  /** Whether the next message would fail for the same reason. Then `sendAll` stops, and counts this one as not sent. */
  endsRun(error: EightByEightError): boolean;
}
