import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { DEFAULT_ACCOUNT, getWebhookReceiverToken } from '../eight-by-eight.tokens';
import type { WebhookReceiver } from '../webhooks/handlers/webhook-receiver.interface';
import type { WorkerSettings } from './lifecycle-worker';
import { createBulkProcessor } from './bulk.processor';
import { BulkSends } from './bulk-sends.service';
import { createEventProcessor } from './event.processor';
import { EventQueue, type EventJob, type EventQueueOptions } from './event-queue';
import { getBulkQueueName, getBulkSendsToken, getEventQueueName } from './bull.tokens';

/** Options of {@link EightByEightBullModule}: what goes through queues, and which workers this process runs. */
export interface EightByEightBullOptions {
  /** The name of the account. Default: the default account. */
  readonly name?: string;
  /** The connection of `BullModule.forRoot(configKey, …)`. Needed if the app has several connections. */
  readonly configKey?: string;
  /** Makes `BulkSends` and the queues injectable in every module. Default: `false`. */
  readonly isGlobal?: boolean;
  /** How events are queued; `false` to run the handlers before 8x8 gets its answer. */
  readonly events?: EventQueueOptions | false;
  /** How this process handles queued events; `false` if only other processes handle them. */
  readonly eventWorker?: WorkerSettings | false;
  /** How this process carries out bulk sends; `false` if only other processes do. */
  readonly bulkWorker?: WorkerSettings | false;
}

/**
 * Lets several processes share the work of an account: webhook events go through a queue before 8x8 gets its answer, and
 * bulk sends are jobs. Needs `BullModule.forRoot({ connection })`, and the account's `EightByEightModule` must be global.
 *
 * @example
 * imports: [
 *   BullModule.forRoot({ connection: { host: 'localhost' } }),
 *   EightByEightModule.forRoot({ apiKey, isGlobal: true, webhooks }),
 *   EightByEightBullModule.forRoot(),
 * ]
 */
@Module({})
export class EightByEightBullModule {
  static forRoot(options: EightByEightBullOptions = {}): DynamicModule {
    const { name = DEFAULT_ACCOUNT, configKey, isGlobal = false } = options;
    const { events, eventWorker, bulkWorker } = options;
    const key = configKey === undefined ? {} : { configKey };
    const queues = [getBulkQueueName(name), ...(events === false ? [] : [getEventQueueName(name)])];
    const providers: Provider[] = [
      {
        provide: getBulkSendsToken(name),
        inject: [getQueueToken(getBulkQueueName(name))],
        useFactory: (queue: ConstructorParameters<typeof BulkSends>[0]) => new BulkSends(queue),
      },
    ];
    if (name === DEFAULT_ACCOUNT)
      providers.push({ provide: BulkSends, useExisting: getBulkSendsToken(name) });
    if (bulkWorker !== false) providers.push(createBulkProcessor(name, configKey, bulkWorker ?? {}));
    if (events !== false) {
      providers.push(eventQueueProvider(name, events ?? {}));
      if (eventWorker !== false) providers.push(createEventProcessor(name, configKey, eventWorker ?? {}));
    }
    return {
      module: EightByEightBullModule,
      global: isGlobal,
      imports: [BullModule.registerQueue(...queues.map((queue) => ({ name: queue, ...key })))],
      providers,
      exports: [BullModule, getBulkSendsToken(name), ...(name === DEFAULT_ACCOUNT ? [BulkSends] : [])],
    };
  }
}

/** Connects the account's webhook receiver with the event queue. */
function eventQueueProvider(name: string, options: EventQueueOptions): Provider {
  return {
    provide: `EightByEight:${name}:event-queue`,
    inject: [ModuleRef, getQueueToken(getEventQueueName(name))],
    useFactory: (modules: ModuleRef, queue: Queue<EventJob>): EventQueue & OnModuleInit =>
      Object.assign(new EventQueue(queue, options), {
        onModuleInit(this: EventQueue) {
          modules.get<WebhookReceiver>(getWebhookReceiverToken(name), { strict: false }).useIntake(this);
        },
      }),
  };
}
