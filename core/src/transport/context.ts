import type { Ports } from './http-port';
import type { RateLimiter } from './rate-limiter';
import type { RetryQuota } from './retry-quota';
import type { ClientOptions } from './settings';
import type { Tokens } from './tokens';
import type { Traffic } from './traffic';

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
