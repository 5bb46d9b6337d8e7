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
import { headerToRegister } from './endpoint/authorization';
import { CallActionResponder } from './endpoint/call-action-responder';
import { mountEndpoint } from './endpoint/mount-endpoint';
import { WebhookEndpoint } from './endpoint/webhook-endpoint';
import {
  assertAccountReceivesWebhooks,
  assertAccountsExist,
  selectHandlers,
} from './handlers/account-handlers';
import { EventDispatcher } from './handlers/event-dispatcher';
import type { EventHandlingError } from './handlers/event-handling.errors';
import { MemoryEventStore } from './handlers/memory-event-store';
import type { EventIntake, WebhookReceiver } from './handlers/webhook-receiver.interface';
import { exploreHandlers } from './handlers/webhook.explorer';
import { WebhookRegistrar } from './registration/webhook-registrar';
import type { WebhookOptions } from './webhook-options.interface';

const DEFAULTS = { maxBytes: 1024 * 1024, leaseMs: 60_000, keepMs: 24 * 60 * 60 * 1000 } as const;

export interface AccountWebhooksOptions {
  readonly account: string;
  readonly webhooks: WebhookOptions | undefined;
  readonly client: EightByEightClient;
  readonly voiceSubAccountId: string | undefined;
  readonly host: HttpAdapterHost;
  readonly modules: ModulesContainer;
  readonly contexts: ExternalContextCreator;
}

/**
 * The webhooks of one account. The constructor mounts the endpoint, `onModuleInit` finds the handlers, and
 * `onApplicationBootstrap` registers the URL at 8x8.
 */
export class AccountWebhooks
  implements
    WebhookReceiver,
    OnModuleInit,
    OnApplicationBootstrap,
    BeforeApplicationShutdown,
    OnApplicationShutdown
{
  private readonly logger = new Logger('EightByEightWebhooks');
  private readonly dispatcher: EventDispatcher;
  private readonly callActions: CallActionResponder;
  private intake: EventIntake = { take: (event) => this.dispatcher.handle(event) };
  private registrar: WebhookRegistrar | undefined;

  constructor(private readonly options: AccountWebhooksOptions) {
    const { account, webhooks, host } = options;
    const { leaseMs, keepMs, maxBytes } = { ...DEFAULTS, ...withoutUndefined(webhooks) };
    const { logger } = this;
    const store = webhooks?.store ?? new MemoryEventStore();
    this.dispatcher = new EventDispatcher({ account, store, leaseMs, keepMs, logger });
    this.callActions = new CallActionResponder(webhooks?.fallbackCallFlow, logger);
    if (!webhooks) return;
    const { callActions } = this;
    const { path, authorization } = webhooks;
    const endpoint = new WebhookEndpoint({ authorization, maxBytes, callActions, logger }, () => this.intake);
    mountEndpoint(host, path, account, endpoint);
  }

  get failures(): Observable<EventHandlingError> {
    return this.dispatcher.failures;
  }

  handle(event: WebhookEvent): Promise<void> {
    return this.dispatcher.handle(event);
  }

  useIntake(intake: EventIntake): void {
    this.intake = intake;
  }

  onModuleInit(): void {
    const { account, webhooks, modules, contexts } = this.options;
    const all = exploreHandlers(modules, contexts);
    assertAccountsExist(all, modules);
    const handlers = selectHandlers(account, all);
    assertAccountReceivesWebhooks(account, handlers, webhooks !== undefined);
    this.dispatcher.handlers = handlers.events;
    this.callActions.handler = handlers.callAction;
  }

  /** Stops the app if another URL is registered. Registers this app's URL once the app listens. */
  async onApplicationBootstrap(): Promise<void> {
    const { account, webhooks, client, voiceSubAccountId, host } = this.options;
    if (!webhooks?.register) return;
    const subscriptions = [
      ...this.dispatcher.handlers,
      ...(this.callActions.handler ? [this.callActions.handler] : []),
    ].flatMap((handler) => handler.subscriptions);
    const registrar = new WebhookRegistrar({
      account,
      client,
      voiceSubAccountId,
      path: webhooks.path,
      authorization: headerToRegister(webhooks.authorization),
      register: webhooks.register,
      subscriptions,
    });
    this.registrar = registrar;
    await registrar.assertAvailable();
    if (host.listening) await registrar.register(this.logger);
    else host.listen$.subscribe(() => void registrar.register(this.logger));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.registrar?.unregister(this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.options.webhooks?.store?.close?.();
  }
}

/** An option that is present but undefined must not replace its default. */
function withoutUndefined({ maxBytes, leaseMs, keepMs }: Partial<WebhookOptions> = {}): Partial<
  typeof DEFAULTS
> {
  const entries = Object.entries({ maxBytes, leaseMs, keepMs }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
