import type { Ports } from './http-port';
import type { RateLimiter } from './rate-limit/operation-rate-limit';
import type { RetryQuota } from './retry/retry-quota';
import type { ClientOptions } from './client-options';
import type { Traffic } from './rate-limit/throttle';
import type { Product } from '../catalogue/operation';

/** What all calls of a client share. */
export interface Context {
  readonly settings: ClientOptions;
  readonly ports: Ports;
  readonly quota: RetryQuota;
  readonly limiter: RateLimiter;
  readonly traffic: Traffic;
  readonly headers: Readonly<Record<'withBody' | 'withoutBody', Readonly<Record<string, string>>>>;
  /** Takes the API key out of a text that came from outside. */
  readonly withoutKey: (text: string) => string;
  readonly tokens: Tokens;
  /** True where the key must not go along. */
  readonly anonymous?: true;
}

/** Tokens that were got for the operations that are not authorized by the key, by the operation that gave them. */
export type Tokens = Map<string, Promise<string>>;

/** A request short of what the client adds: where to, and what with. */
export interface PlannedRequest {
  /** Whose host it goes to. */
  readonly product: Product;
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array;
  /** Where the body is not JSON. */
  readonly contentType?: string;
}
