import type { FactoryProvider, ModuleMetadata } from '@nestjs/common';
import type { EventQueueOptions } from './event-queue';
import type { WorkerSettings } from './lifecycle-worker';

/** What goes through queues, and which workers this process runs. Nest needs these before it creates providers. */
export interface EightByEightBullExtras {
  /** The name of the account. Default: the default account. */
  readonly name?: string;
  /** The connection of `BullModule.forRoot(configKey, …)`. Needed if the app has several connections. */
  readonly configKey?: string;
  /** Makes `BulkSends` and the queues injectable in every module. Default: `false`. */
  readonly isGlobal?: boolean;
  /** How this process handles queued events; `false` if only other processes handle them. */
  readonly eventWorker?: WorkerSettings | false;
  /** How this process carries out bulk sends; `false` if only other processes do. */
  readonly bulkWorker?: WorkerSettings | false;
}

/** Options of `EightByEightBullModule.forRoot`. */
export interface EightByEightBullOptions extends EightByEightBullExtras {
  /**
   * The prefix of the keys in Redis. Give each app that shares a Redis its own. Default: that of `BullModule.forRoot`,
   * else `bull`.
   */
  readonly prefix?: string;
  /** How events are queued; `false` to run the handlers before 8x8 gets its answer. */
  readonly events?: EventQueueOptions | false;
}

/** What a factory of `EightByEightBullModule.forRootAsync` returns. */
export interface EightByEightBullSettings {
  /**
   * The prefix of the keys in Redis. Give each app that shares a Redis its own. Default: that of `BullModule.forRoot`,
   * else `bull`.
   */
  readonly prefix?: string | undefined;
  /** How events are queued. */
  readonly events?: EventQueueOptions | undefined;
  /** How many events a worker handles at the same time. Default: that of `eventWorker`, else 10. */
  readonly eventConcurrency?: number | undefined;
  /** How many bulk sends a worker carries out at the same time. Default: that of `bulkWorker`, else 1. */
  readonly bulkConcurrency?: number | undefined;
}

/** Options of `EightByEightBullModule.forRootAsync`. */
export interface EightByEightBullAsyncOptions
  extends EightByEightBullExtras,
    Pick<ModuleMetadata, 'imports'> {
  /** `false` to run the handlers before 8x8 gets its answer. The factory says how events are queued. */
  readonly events?: EventQueueOptions | false;
  /** What the factory gets. */
  readonly inject?: FactoryProvider['inject'];
  /** Returns the settings. */
  readonly useFactory: FactoryProvider<EightByEightBullSettings>['useFactory'];
}
