import type { Ports } from './http-port';
import type { OperationRateLimits } from './rate-limit/operation-rate-limit';
import type { RetryQuota } from './retry/retry-quota';
import type { ClientOptions } from './client-options';
import type { Throttle } from './rate-limit/throttle';
import type { Product } from '../catalogue/operation';

/** The state that all calls of a client share. */
export interface ClientContext {
  readonly clientOptions: ClientOptions;
  readonly ports: Ports;
  readonly retryQuota: RetryQuota;
  readonly operationRateLimits: OperationRateLimits;
  readonly throttle: Throttle;
  readonly headers: Readonly<Record<'withBody' | 'withoutBody', Readonly<Record<string, string>>>>;
  /** Replaces the API key with `***` in text from the server or the HTTP port. */
  readonly redact: (text: string) => string;
  readonly tokens: Tokens;
  /** Set for operations that do not use the API key. The HTTP port must not add it either. */
  readonly omitApiKey?: true;
}

/** Access tokens for operations that do not accept the API key. Keys are the IDs of the operations that issue them. */
export type Tokens = Map<string, Promise<string>>;

/** A request before the client adds headers, timeout and signal. */
export interface ApiRequest {
  /** The product whose host receives the request. */
  readonly product: Product;
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array;
  /** Set only if the body is not JSON. */
  readonly contentType?: string;
}
