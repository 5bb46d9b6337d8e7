import type { CallOptions, EightByEightClient } from 'cpaas-8x8';

/** Options of `EightByEightHealthIndicator.check`. */
export interface HealthCheckOptions {
  /** The name of the account. Default: the default account. */
  readonly name?: string;
  /** How long a success is cached, in milliseconds. Default: 30,000. */
  readonly maxAgeMs?: number;
  /** How long a failure is cached, in milliseconds. Default: 5,000. */
  readonly maxFailureAgeMs?: number;
  /** How long 8x8 may take to answer, in milliseconds. Default: 5,000. */
  readonly timeoutMs?: number;
  /**
   * Replaces the request that the check sends. Default, depending on the configured IDs: the balance, the details of a
   * message that does not exist (404 counts as up), or the speech profiles of voice. Set it if the API key may not read
   * these.
   */
  readonly probe?: (client: EightByEightClient, options: CallOptions) => PromiseLike<unknown>;
}
