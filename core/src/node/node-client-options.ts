import type { ClientOptions } from '../transport/client-options';
import type { Ports } from '../transport/http-port';
import type { NodeHttpOptions } from './http';

/** Options of `createClient`. */
export interface NodeClientOptions extends ClientOptions, NodeHttpOptions {
  /** API key of 8x8 Connect. */
  readonly apiKey: string;
  /** Replacements for HTTP, timers, clock or random numbers, for instance in tests. */
  readonly ports?: Partial<Ports>;
}
