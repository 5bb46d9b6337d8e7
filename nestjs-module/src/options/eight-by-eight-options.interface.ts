import type { LogLevel } from '@nestjs/common';
import type { NodeClientOptions } from 'cpaas-8x8';
import type { EventListener } from '../webhooks/handlers/event-report.interface';
import type { EnhancerScope } from '../webhooks/handlers/handler-contexts';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';

/** Options of one account: those of `createClient` from `cpaas-8x8`, and those of the module. */
export interface EightByEightModuleOptions extends NodeClientOptions {
  /** How the app receives webhooks. Without this option the app receives none. */
  readonly webhooks?: WebhookOptions;
  /**
   * Which guards, interceptors, pipes and exception filters run for event handlers. Default: `handler`, those of the
   * handler and its class. `global` adds the global ones of the app: they must not expect an HTTP request. Call actions
   * never run global ones.
   */
  readonly enhancers?: EnhancerScope;
  /**
   * How long an event handler may take, in milliseconds. After that the event counts as failed, and is delivered again.
   * Default: no limit; a handler that takes more than 10 seconds is logged.
   */
  readonly handlerTimeoutMs?: number;
  /** Receives a report on each delivery of a webhook event: its outcome, its duration, and how each handler ended. */
  readonly onEvent?: EventListener;
  /** Log levels of the messages about requests to 8x8; `false` turns them off. */
  readonly logging?: AttemptLogging | false;
  /** How long running requests may take to finish when the app shuts down, in milliseconds. Default: 10,000. */
  readonly shutdownTimeoutMs?: number;
}

/** The log level of each kind of message about requests to 8x8; `false` turns a kind off. */
export interface AttemptLogging {
  /** A request succeeded. Default: `debug`. */
  readonly success?: LogLevel | false;
  /** A request failed and will be repeated. Default: `warn`. */
  readonly retry?: LogLevel | false;
  /** The last attempt of a call failed; the caller gets the error too. Default: `warn`. */
  readonly failure?: LogLevel | false;
  /** An input was sent although it looks wrong. Default: `warn`. */
  readonly warning?: LogLevel | false;
}

/**
 * A provider that creates the options, for `useClass` and `useExisting` of `forRootAsync`.
 *
 * @example
 * @Injectable()
 * export class EightByEightConfig implements EightByEightOptionsFactory {
 *   createEightByEightOptions(): EightByEightModuleOptions {
 *     return { apiKey: process.env.EIGHT_BY_EIGHT_API_KEY ?? '', subAccountId: 'ExampleCo_SMS' };
 *   }
 * }
 */
export interface EightByEightOptionsFactory {
  /** Creates the options of the account. */
  createEightByEightOptions(): EightByEightModuleOptions | Promise<EightByEightModuleOptions>;
}
