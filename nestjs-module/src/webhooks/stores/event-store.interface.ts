/** The result of claiming an event. */
export type EventClaim =
  /**
   * The caller may handle the event. `handled` names the handlers that have succeeded already. `token` identifies this
   * claim, if the store can tell claims apart.
   */
  | { readonly state: 'mine'; readonly handled: readonly string[]; readonly token?: string }
  /** Another delivery of the event is being handled. */
  | { readonly state: 'busy' }
  /** All handlers have succeeded: this delivery is a repeat. */
  | { readonly state: 'done' };

/**
 * Stores which events were handled, so that an event that 8x8 delivers twice is handled once.
 *
 * Several processes may call every method at the same time. A recorded success stays recorded even if the claim has
 * expired; only `release` and `extend` need a valid claim.
 */
export interface EventStore {
  /** Claims an event. The claim expires after `leaseMs` milliseconds, in case the process dies. */
  claim(key: string, leaseMs: number): Promise<EventClaim>;
  /** Records that a handler succeeded. It does not run again for this event. */
  handled(key: string, handler: string): Promise<void>;
  /** Records that all handlers succeeded. The event is remembered for `keepMs` milliseconds. */
  finish(key: string, keepMs: number): Promise<void>;
  /** Releases the claim after a failure, so that the next delivery can claim the event. Keeps what `handled` recorded. */
  release(key: string, token?: string): Promise<void>;
  /** Extends the claim to `leaseMs` milliseconds from now, unless somebody else holds it. */
  extend?(key: string, leaseMs: number, token?: string): Promise<void>;
  /** Rejects if the store cannot be reached. Health checks call it. */
  ping?(): Promise<void>;
  /** Closes the connections that the store opened itself. */
  close?(): Promise<void>;
}
