import type { Ports } from './http-port';
import type { OperationRateLimits } from './rate-limit/operation-rate-limit';
import type { RetryQuota } from './retry/retry-quota';
import type { ClientOptions } from './client-options';
import type { Throttle } from './rate-limit/throttle';
import type { Product } from '../catalogue/operation';

/** What all calls of a client share. */
export interface ClientContext {
  readonly clientOptions: ClientOptions;
  readonly ports: Ports;
  readonly retryQuota: RetryQuota;
  readonly operationRateLimits: OperationRateLimits;
  readonly throttle: Throttle;
  readonly headers: Readonly<Record<'withBody' | 'withoutBody', Readonly<Record<string, string>>>>;
  /** Removes the API key from a text that comes from outside. */
  readonly redact: (text: string) => string;
  readonly tokens: Tokens;
  /** True if the request must not carry the API key. */
  readonly omitApiKey?: true;
}

/** Tokens of operations that the API key does not authorize, by the ID of the operation that issues them. */
export type Tokens = Map<string, Promise<string>>;

/** A request before the client adds headers, timeout and signal. */
export interface ApiRequest {
  /** The product whose host receives it. */
  readonly product: Product;
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array;
  /** Set if the body is not JSON. */
  readonly contentType?: string;
}
