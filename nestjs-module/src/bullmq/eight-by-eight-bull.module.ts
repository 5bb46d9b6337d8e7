import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Module, type DynamicModule, type OnModuleInit, type Provider } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Queue } from 'bullmq';
import { DEFAULT_ACCOUNT, getEventQueueToken, getWebhookReceiverToken } from '../eight-by-eight.tokens';
import type { WebhookReceiver } from '../webhooks/handlers/webhook-receiver.interface';
import { bullAccountProvider, getBullAccountToken, type BullAccount } from './bull-account';
import { createBulkProcessor } from './bulk-sends/bulk.processor';
import { BulkSends } from './bulk-sends/bulk-sends.service';
import { getBulkQueueName, getBulkSendsToken, getEventQueueName } from './bull.tokens';
import { BullSettingsModule, getBullSettingsToken } from './bull-settings.module';
import type {
  EightByEightBullAsyncOptions,
  EightByEightBullOptions,
  EightByEightBullSettings,
} from './eight-by-eight-bull-options.interface';
import { EventQueue, type EventJob } from './event-queue';
import { createEventProcessor } from './event.processor';

/**
 * Lets several processes share the work of an account: webhook events go through a queue before 8x8 gets its answer, and
 * bulk sends are jobs. Needs `BullModule.forRoot({ connection })`, and the account's `EightByEightModule` or `EightByEightAccountsModule` must be global.
 *
 * @example
 * imports: [
 *   BullModule.forRoot({ connection: { host: 'localhost' } }),
 *   EightByEightModule.forRoot({ apiKey, isGlobal: true, webhooks }),
 *   EightByEightBullModule.forRoot({ prefix: 'shop' }),
 * ]
 */
@Module({})
export class EightByEightBullModule {
  /** Sets up the queues and workers of an account. */
  static forRoot(options: EightByEightBullOptions = {}): DynamicModule {
    const { prefix, events } = options;
    const settings: EightByEightBullSettings = {
      ...(prefix === undefined ? {} : { prefix }),
      ...(events ? { events } : {}),
    };
    return EightByEightBullModule.forRootAsync({ ...options, useFactory: () => settings });
  }

  /**
   * Sets up the queues and workers of an account with settings from a factory, for example from `ConfigService`.
   *
   * @example
   * EightByEightBullModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ prefix: config.get('QUEUE_PREFIX'), bulkConcurrency: 4 }),
   * })
   */
  static forRootAsync(options: EightByEightBullAsyncOptions): DynamicModule {
    const { name = DEFAULT_ACCOUNT, configKey, isGlobal = false, events, eventWorker, bulkWorker } = options;
    const settings = BullSettingsModule.forAccount(name, options);
    const queues = [getBulkQueueName(name), ...(events === false ? [] : [getEventQueueName(name)])];
    const providers: Provider[] = [
      bullAccountProvider(name),
      {
        provide: getBulkSendsToken(name),
        inject: [getQueueToken(getBulkQueueName(name)), getBullAccountToken(name)],
        useFactory: (queue: ConstructorParameters<typeof BulkSends>[0], account: BullAccount) =>
          new BulkSends(queue, account),
      },
    ];
    if (name === DEFAULT_ACCOUNT)
      providers.push({ provide: BulkSends, useExisting: getBulkSendsToken(name) });
    if (bulkWorker !== false) providers.push(createBulkProcessor(name, configKey, bulkWorker ?? {}));
    if (events !== false) {
      providers.push(eventQueueProvider(name));
      if (eventWorker !== false) providers.push(createEventProcessor(name, configKey, eventWorker ?? {}));
    }
    return {
      module: EightByEightBullModule,
      global: isGlobal,
      imports: [settings, ...queues.map((queue) => registerQueue(queue, name, configKey, settings))],
      providers,
      exports: [BullModule, getBulkSendsToken(name), ...(name === DEFAULT_ACCOUNT ? [BulkSends] : [])],
    };
  }
}

/** A worker takes the prefix of its queue. */
const registerQueue = (
  queue: string,
  account: string,
  configKey: string | undefined,
  settings: DynamicModule,
): DynamicModule =>
  BullModule.registerQueueAsync({
    name: queue,
    ...(configKey === undefined ? {} : { configKey }),
    imports: [settings],
    inject: [getBullSettingsToken(account)],
    useFactory: ({ prefix }: EightByEightBullSettings) => (prefix === undefined ? {} : { prefix }),
  });

/** Connects the account's webhook receiver with the event queue. */
function eventQueueProvider(name: string): Provider {
  return {
    provide: getEventQueueToken(name),
    inject: [
      ModuleRef,
      getQueueToken(getEventQueueName(name)),
      getBullAccountToken(name),
      getBullSettingsToken(name),
    ],
    useFactory: (
      modules: ModuleRef,
      queue: Queue<EventJob>,
      { fingerprint }: BullAccount,
      { events }: EightByEightBullSettings,
    ): EventQueue & OnModuleInit =>
      Object.assign(new EventQueue(queue, fingerprint, events), {
        onModuleInit(this: EventQueue) {
          modules.get<WebhookReceiver>(getWebhookReceiverToken(name), { strict: false }).useIntake(this);
        },
      }),
  };
}
