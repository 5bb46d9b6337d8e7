/** What a claim on an event came to. */
export type EventClaim =
  /**
   * Nobody has handled it, or nobody to the end: `handled` names the handlers that need not run again. `token` tells
   * this claim from a later one, where the store can tell them apart.
   */
  | { readonly state: 'mine'; readonly handled: readonly string[]; readonly token?: string }
  /** Another delivery of it is being handled just now. */
  | { readonly state: 'busy' }
  /** It was handled to the end: a repeat. */
  | { readonly state: 'done' };

/**
 * Where an app remembers which events it has handled, so that what 8x8 delivers twice is handled once.
 *
 * In memory for one process; in Redis for several. Every method may be called by several processes at once. What has
 * ended well stays recorded, even if the claim lapsed meanwhile; only `release` and `extend` need the claim to hold.
 */
export interface EventStore {
  /** Claims an event; the claim lapses after `leaseMs`, so that a process that dies does not keep it. */
  claim(key: string, leaseMs: number): Promise<EventClaim>;
  /** A handler has ended well: it is not to run again for this event, whatever the others do. */
  handled(key: string, handler: string): Promise<void>;
  /** All have: the event is remembered for `keepMs`. */
  finish(key: string, keepMs: number): Promise<void>;
  /** One has not: the next delivery may claim it at once. What was `handled` stays. */
  release(key: string, token?: string): Promise<void>;
  /** The handlers still run: the claim holds for `leaseMs` from now, unless somebody else has it already. */
  extend?(key: string, leaseMs: number, token?: string): Promise<void>;
  /** Whether it can be reached: for a health check. */
  ping?(): Promise<void>;
  /** Ends connections that it opened itself. */
  close?(): Promise<void>;
}
