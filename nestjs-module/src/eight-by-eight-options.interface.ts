import type { NodeClientOptions } from 'cpaas-8x8';
import type { AttemptLogging } from './logging/attempt-logging.interface';
import type { WebhookOptions } from './webhooks/webhook-options.interface';

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
