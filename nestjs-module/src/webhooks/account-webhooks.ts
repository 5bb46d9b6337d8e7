import {
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import type { ExternalContextCreator, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { EightByEightClient, WebhookEvent } from 'cpaas-8x8';
import type { Observable } from 'rxjs';
import { assertAccountsKnown, assertReceived, handlersOf } from './handlers/account-handlers';
import { CallActions } from './endpoint/call-action-responder';
import type { EventHandlingError } from './handlers/event-handling.errors';
import type { EventIntake, WebhookReceiver } from './handlers/webhook-receiver.interface';
import { findHandlers } from './handlers/webhook.explorer';
import { EventHandlers } from './handlers/event-dispatcher';
import { MemoryEventStore } from './handlers/memory-event-store';
import { mountEndpoint } from './endpoint/mount-endpoint';
import { Registration } from './registration/webhook-registrar';
import { WebhookEndpoint } from './endpoint/webhook-endpoint';
import type { WebhookOptions } from './webhook-options.interface';

const DEFAULTS = { maxBytes: 1024 * 1024, leaseMs: 60_000, keepMs: 24 * 60 * 60 * 1000 } as const;

/** What {@link AccountWebhooks} is made of. */
export interface AccountWebhooksOptions {
  readonly account: string;
  readonly webhooks: WebhookOptions | undefined;
  readonly client: EightByEightClient;
  /** Whose voice webhooks are registered, where some are. */
  readonly voiceSubAccountId: string | undefined;
  readonly host: HttpAdapterHost;
  readonly modules: ModulesContainer;
  readonly contexts: ExternalContextCreator;
}

/** The webhooks of one account: mounted when it is made, handled once the app is up. */
export class AccountWebhooks
  implements
    WebhookReceiver,
    OnModuleInit,
    OnApplicationBootstrap,
    BeforeApplicationShutdown,
    OnApplicationShutdown
{
  private readonly logger = new Logger('EightByEightWebhooks');
  private readonly handlers: EventHandlers;
  private readonly callActions: CallActions;
  private readonly ownStore: MemoryEventStore | undefined;
  private intake: EventIntake = { take: (event) => this.handlers.handle(event) };
  private registration: Registration | undefined;

  constructor(private readonly options: AccountWebhooksOptions) {
    const { account, webhooks, host } = options;
    const { leaseMs, keepMs, maxBytes } = { ...DEFAULTS, ...defined(webhooks) };
    const { logger } = this;
    const store = webhooks?.store ?? new MemoryEventStore();
    this.handlers = new EventHandlers({ account, store, leaseMs, keepMs, logger });
    this.callActions = new CallActions(webhooks?.fallbackCallFlow, logger);
    if (!webhooks) return;
    const { callActions } = this;
    const { path, authorization } = webhooks;
    const endpoint = new WebhookEndpoint({ authorization, maxBytes, callActions, logger }, () => this.intake);
    mountEndpoint(host, path, account, endpoint);
  }

  get failures(): Observable<EventHandlingError> {
    return this.handlers.failures;
  }

  handle(event: WebhookEvent): Promise<void> {
    return this.handlers.handle(event);
  }

  useIntake(intake: EventIntake): void {
    this.intake = intake;
  }

  onModuleInit(): void {
    const { account, webhooks, modules, contexts } = this.options;
    const all = findHandlers(modules, contexts);
    assertAccountsKnown(all, modules);
    const own = handlersOf(account, all);
    assertReceived(account, own, webhooks);
    this.handlers.handlers = own.events;
    this.callActions.handler = own.callAction;
  }

  /** Slots at 8x8 that belong to somebody else stop the app here; they are taken once it listens. */
  async onApplicationBootstrap(): Promise<void> {
    const { account, webhooks, client, voiceSubAccountId, host } = this.options;
    if (!webhooks?.register) return;
    const subscriptions = [
      ...this.handlers.handlers,
      ...(this.callActions.handler ? [this.callActions.handler] : []),
    ]
      .flatMap((handler) => handler.subscriptions)
      .filter((one) => one.account === account || one.account === '*');
    const registration = new Registration({
      account,
      client,
      voiceSubAccountId,
      webhooks,
      register: webhooks.register,
      subscriptions,
    });
    this.registration = registration;
    await registration.check();
    if (host.listening) await registration.take(this.logger);
    else host.listen$.subscribe(() => void registration.take(this.logger));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.registration?.release(this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.options.webhooks?.store?.close?.();
  }
}

/** Without options that are there, but undefined. */
function defined({ maxBytes, leaseMs, keepMs }: Partial<WebhookOptions> = {}): Partial<typeof DEFAULTS> {
  const entries = Object.entries({ maxBytes, leaseMs, keepMs }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
