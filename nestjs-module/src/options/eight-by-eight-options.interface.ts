import type { NodeClientOptions } from 'cpaas-8x8';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';
import type { LogLevel } from '@nestjs/common';

/** What the module is configured with: the options of `createClient`, and how webhooks are received. */
export interface EightByEightModuleOptions extends NodeClientOptions {
  /** Without it, the app receives none. */
  readonly webhooks?: WebhookOptions;
  /** At which level the app's logger is told of attempts; `false` to leave it alone. */
  readonly logging?: AttemptLogging | false;
  /** How long requests on the wire may take to end when the app shuts down. Default 10,000 ms. */
  readonly shutdownTimeoutMs?: number;
}

/** What `useClass` and `useExisting` name: a provider that makes the options. */
export interface EightByEightOptionsFactory {
  createEightByEightOptions(): EightByEightModuleOptions | Promise<EightByEightModuleOptions>;
}

/** At which level the app's logger is told of what; `false` for never. */
export interface AttemptLogging {
  /** A request that succeeded: `debug` by default. */
  readonly success?: LogLevel | false;
  /** A request that failed, and is made again: `warn` by default. */
  readonly retry?: LogLevel | false;
  /** The last request of a call that failed: `warn` by default. The call's error goes to whoever made it. */
  readonly failure?: LogLevel | false;
  /** An input that was sent although something seems wrong with it: `warn` by default. */
  readonly warning?: LogLevel | false;
}
