/** A bind that takes messages for its client. */
export interface Receiver {
  /** Whether it takes one more now. */
  readonly hasRoom: boolean;
  /** Sends a `deliver_sm`. Resolves with whether the client acknowledged it. */
  deliver(body: Buffer): Promise<boolean>;
}
