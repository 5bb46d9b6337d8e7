import type { CallOptions, EightByEightClient } from 'cpaas-8x8';

/** How the health of an account is looked at. */
export interface HealthCheckOptions {
  /** The account; left out, the one without a name. */
  readonly name?: string;
  /** For how long an answer counts, in milliseconds: 30,000 by default. Probes come more often than 8x8 should be asked. */
  readonly maxAgeMs?: number;
  /** For how long a failure counts, in milliseconds: 5,000 by default. */
  readonly maxFailureAgeMs?: number;
  /** How long 8x8 may take to answer, in milliseconds: 5,000 by default. */
  readonly timeoutMs?: number;
  /** What to read in place of the balance, or of a message that is not there: for keys that may do neither. */
  readonly read?: (client: EightByEightClient, options: CallOptions) => PromiseLike<unknown>;
}
