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

/** What goes through queues, and what this process does of it. */
export interface EightByEightBullOptions {
  /** The account: the one without a name, if left out. */
  readonly name?: string;
  /** Which connection of `BullModule.forRoot(configKey, …)` to use, where there are several. */
  readonly configKey?: string;
  /** Whether bulk sends and events are injectable everywhere. */
  readonly isGlobal?: boolean;
  /** How events are queued; `false` where handlers shall run before 8x8 is answered. */
  readonly events?: EventQueueOptions | false;
  /** How this process handles queued events; `false` where others do. */
  readonly eventWorker?: WorkerSettings | false;
  /** How this process carries out bulk sends; `false` where others do. */
  readonly bulkWorker?: WorkerSettings | false;
}

/**
 * Takes an account beyond one machine: events are written into a queue before 8x8 is answered, and bulk sends are jobs.
 * Needs `BullModule.forRoot({ connection })`, and the account's own `EightByEightModule` to be global.
 *
 * @example
 * imports: [
 *   BullModule.forRoot({ connection: { host: 'localhost' } }),
 *   EightByEightModule.forRoot({ …, isGlobal: true }),
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
      providers.push(connectEvents(name, events ?? {}));
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

/** Has what receives the account's webhooks put them into the queue. */
function connectEvents(name: string, options: EventQueueOptions): Provider {
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
