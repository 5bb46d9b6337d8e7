import type { FactoryProvider, ModuleMetadata } from '@nestjs/common';
import type { SmppClientOptions } from 'smpp-8x8';
import type { EventListener } from '../webhooks/handlers/event-report.interface';
import type { EnhancerScope } from '../webhooks/handlers/handler-contexts';
import type { EventStore } from '../webhooks/stores/event-store.interface';

/** Options of an account's SMPP client, and of the handlers of its events. */
export interface EightByEightSmppModuleOptions extends SmppClientOptions {
  /**
   * Used if the account's webhooks have no store of their own: remembers which events were handled. Default: in memory, which
   * suits an app with one process. With several, use a `RedisEventStore`.
   */
  readonly store?: EventStore;
  /**
   * How long sends and handlers may take when the app closes, in milliseconds. What 8x8 has not answered by then ends as
   * `unknown`. Default: 10,000.
   */
  readonly shutdownTimeoutMs?: number;
  /** Used if no `EightByEightModule` sets up the account: how long a handler may take. Default: no limit. */
  readonly handlerTimeoutMs?: number;
  /** Used if no `EightByEightModule` sets up the account: which guards, interceptors, pipes and filters apply to handlers. */
  readonly enhancers?: EnhancerScope;
  /** Used if no `EightByEightModule` sets up the account: receives a report on each event. */
  readonly onEvent?: EventListener;
}

/** What Nest needs before it creates providers. */
export interface EightByEightSmppExtras {
  /** The name of the account. Default: the default account. */
  readonly name?: string;
  /** Makes the client injectable in every module. Default: `false`. */
  readonly isGlobal?: boolean;
}

/** Options of `EightByEightSmppModule.forRoot`. */
export type EightByEightSmppRootOptions = EightByEightSmppExtras & EightByEightSmppModuleOptions;

/** Options of `EightByEightSmppModule.forRootAsync`. */
export interface EightByEightSmppAsyncOptions
  extends EightByEightSmppExtras,
    Pick<ModuleMetadata, 'imports'> {
  /** What the factory gets. */
  readonly inject?: FactoryProvider['inject'];
  /** Returns the options. */
  readonly useFactory: FactoryProvider<EightByEightSmppModuleOptions>['useFactory'];
}
