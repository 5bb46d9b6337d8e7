import {
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { SmppClient } from 'smpp-8x8';
import { describeAccount } from '../eight-by-eight.tokens';
import {
  errorMessage,
  isEventBusyError,
  isUnavailableError,
  EventHandlingError,
} from '../webhooks/handlers/event-handling.errors';
import type { EightByEightSmppModuleOptions } from './eight-by-eight-smpp-options.interface';
import type { SmppEventHandling } from './event-handling.provider';

const eventTypes = ['sms.inbound', 'sms.status'] as const;

/**
 * Connects an account's SMPP client when the app is up, passes its events to the handlers, and drains it when the app
 * closes.
 */
export class SmppConnection
  implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  private readonly logger = new Logger('EightByEightSmpp');
  private isConnected = false;

  constructor(
    private readonly account: string,
    private readonly client: SmppClient,
    private readonly handling: SmppEventHandling,
    private readonly options: Pick<EightByEightSmppModuleOptions, 'store' | 'shutdownTimeoutMs'>,
  ) {}

  onModuleInit(): void {
    const { store } = this.options;
    if (store) this.handling.useStore(store);
  }

  /** By now all handlers are known. @throws {EightByEightError} if 8x8 refuses the binds or cannot be reached. */
  async onApplicationBootstrap(): Promise<void> {
    for (const type of eventTypes) {
      if (this.hasHandler(type)) this.client.on(type, (event) => this.handling.handle(event));
      else if (type === 'sms.inbound' && this.receives)
        this.logger.warn(
          `No handler takes inbound messages of ${describeAccount(this.account)}, so 8x8 keeps them. ` +
            'Add a method with @OnInboundSms(), or use transmitters only.',
        );
    }
    this.logUnhandled();
    await this.client.connect();
    this.isConnected = true;
    const { length } = this.client.binds;
    this.logger.log(
      `${describeAccount(this.account)} has ${length} SMPP ${length === 1 ? 'bind' : 'binds'}.`,
    );
  }

  /** The handlers are finished by now. What still arrives comes again, here or in another process. */
  beforeApplicationShutdown(): void {
    this.isConnected = false;
  }

  /**
   * Nest calls this after it has closed the app's own server, so no request sends any more. Waits for the answers of 8x8,
   * and unbinds.
   */
  async onApplicationShutdown(): Promise<void> {
    const { shutdownTimeoutMs = 10_000, store } = this.options;
    await this.client.close({ timeoutMs: shutdownTimeoutMs });
    await store?.close?.();
  }

  private get receives(): boolean {
    return this.client.binds.some(({ type }) => type !== 'transmitter');
  }

  private hasHandler(type: (typeof eventTypes)[number]): boolean {
    return this.handling.subscriptions.some(({ types }) => types === '*' || types.includes(type));
  }

  /** What handlers throw, the dispatcher has logged. */
  private logUnhandled(): void {
    this.client.on('handlerError', ({ type, key, error }) => {
      const isKnown = isEventBusyError(error) || error instanceof EventHandlingError;
      if (isKnown || (isUnavailableError(error) && !this.isConnected)) return;
      this.logger.error(`${type} (${key}) was not accepted, and comes again: ${errorMessage(error)}`);
    });
    this.client.on('unbind', ({ bind, reason }) => {
      if (this.isConnected) this.logger.warn(`The bind ${bind.id} ended: ${reason}`);
    });
  }
}
