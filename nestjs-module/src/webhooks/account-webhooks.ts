import {
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { ExternalContextCreator, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { EightByEightClient, WebhookEvent } from 'cpaas-8x8';
import type { Observable } from 'rxjs';
import { headerToRegister } from './endpoint/authorization';
import { CallActionResponder } from './endpoint/call-action-responder';
import { hasHttpServer, mountFirst, mountLast, type MountedEndpoint } from './endpoint/mount-endpoint';
import { WebhookEndpoint, type Authorize } from './endpoint/webhook-endpoint';
import { assertAccountReceivesWebhooks, hasOtherEvents } from './handlers/account-handlers';
import { EventDispatcher, type ReportDelivery } from './handlers/event-dispatcher';
import { errorMessage, type EventHandlingError } from './handlers/event-handling.errors';
import type { EventListener } from './handlers/event-report.interface';
import { callListener } from './handlers/failure-stream';
import { contextsWithoutGlobals, type EnhancerScope } from './handlers/handler-contexts';
import { HandlerRunner } from './handlers/handler-runner';
import { LiveHandlers } from './handlers/live-handlers';
import type { Subscription } from './decorators/subscription';
import { tenantOf } from './decorators/tenant-event';
import type { EventStore } from './stores/event-store.interface';
import { MemoryEventStore } from './stores/memory-event-store';
import type { EventIntake, WebhookReceiver } from './handlers/webhook-receiver.interface';
import { WebhookRegistrar } from './registration/webhook-registrar';
import type { WebhookOptions } from './webhook-options.interface';

const DEFAULTS = { maxBytes: 1024 * 1024, leaseMs: 60_000, keepMs: 24 * 60 * 60 * 1000 } as const;

/** The options of the account that concern webhooks. */
export interface AccountWebhookSettings {
  readonly webhooks?: WebhookOptions;
  readonly enhancers?: EnhancerScope;
  readonly handlerTimeoutMs?: number;
  readonly onEvent?: EventListener;
  readonly shutdownTimeoutMs?: number;
  readonly subAccountId?: string;
  readonly subAccountIds?: { readonly voice?: string };
  readonly baseUrl?: string;
}

export interface AccountWebhooksOptions {
  readonly account: string;
  /** Tells accounts apart that share a store. */
  readonly fingerprint: string;
  readonly options: AccountWebhookSettings;
  /** Registers webhooks. An account that is resolved at run time has none. */
  readonly client?: EightByEightClient;
  /** Takes the place of the option `authorization`, if each tenant has its own. */
  readonly authorize?: Authorize;
  readonly host: HttpAdapterHost;
  readonly modules: ModulesContainer;
  readonly contexts: ExternalContextCreator;
}

/**
 * The webhooks of one account. The constructor mounts the endpoint, `onModuleInit` finds the handlers, and
 * `onApplicationBootstrap` registers the URL at 8x8. In an app without an HTTP server, it handles events of a queue.
 */
export class AccountWebhooks
  implements
    WebhookReceiver,
    OnModuleInit,
    OnApplicationBootstrap,
    OnModuleDestroy,
    BeforeApplicationShutdown,
    OnApplicationShutdown
{
  private readonly logger = new Logger('EightByEightWebhooks');
  private readonly handlers: LiveHandlers;
  private readonly callActionHandlers: LiveHandlers;
  private readonly runner: HandlerRunner;
  private readonly dispatcher: EventDispatcher;
  private readonly mounted: MountedEndpoint | undefined;
  private intake: EventIntake;
  private registrar: WebhookRegistrar | undefined;
  private closed: Promise<void> | undefined;

  constructor(private readonly settings: AccountWebhooksOptions) {
    const { account, fingerprint, options, host, modules, contexts, authorize } = settings;
    const { webhooks, handlerTimeoutMs: timeoutMs, enhancers } = options;
    const { leaseMs, keepMs, maxBytes } = { ...DEFAULTS, ...withoutUndefined(webhooks) };
    const { logger } = this;
    const ownContexts = contextsWithoutGlobals(modules);
    const eventContexts =
      enhancers === 'global' ? ({ creator: contexts, scope: 'global' } as const) : ownContexts;
    this.handlers = new LiveHandlers(account, modules, eventContexts, logger);
    // 8x8 plays what the handler returns: a global interceptor must never wrap it.
    this.callActionHandlers = new LiveHandlers(account, modules, ownContexts, logger);
    const report: ReportDelivery = (...delivery) => this.report(...delivery);
    const runner = (this.runner = new HandlerRunner({ logger, timeoutMs }));
    this.dispatcher = new EventDispatcher({
      keyPrefix: `${fingerprint}/${account}/`,
      handlers: () => this.handlers.current.events,
      store: webhooks?.store ?? new MemoryEventStore(),
      leaseMs,
      keepMs,
      logger,
      runner,
      report,
    });
    this.intake = { take: (event) => this.dispatcher.handle(event) };
    if (!webhooks) return;
    if (host.listening) throw lazyAccountError();
    const { path, authorization, mount: position = 'before', fallbackCallFlow: fallback } = webhooks;
    const handler = () => this.callActionHandlers.current.callAction;
    const callActions = new CallActionResponder({ handler, fallback, runner, logger, report });
    const endpoint = new WebhookEndpoint(
      { path, authorize: authorize ?? (() => authorization), maxBytes, callActions, logger },
      () => this.intake,
    );
    this.mounted = { path, account, position, endpoint };
    mountFirst(host, this.mounted);
  }

  get failures(): Observable<EventHandlingError> {
    return this.dispatcher.failures;
  }

  /** What the handlers of the account subscribe to. */
  get subscriptions(): readonly Subscription[] {
    const { events, callAction } = this.handlers.current;
    return [...events, ...(callAction ? [callAction] : [])].flatMap((handler) => handler.subscriptions);
  }

  handle(event: WebhookEvent): Promise<void> {
    return this.dispatcher.handle(event);
  }

  /** Sets the store of handled events, unless the options of the account have one. */
  useStore(store: EventStore): void {
    if (!this.settings.options.webhooks?.store) this.dispatcher.useStore(store);
  }

  useIntake(intake: EventIntake): void {
    if (intake.store) this.useStore(intake.store);
    this.intake = {
      take: async (event) => {
        const startedAt = performance.now();
        try {
          await intake.take(event);
        } catch (error) {
          this.report(event, 'unavailable', startedAt, []);
          throw error;
        }
        this.report(event, 'queued', startedAt, []);
      },
    };
  }

  onModuleInit(): void {
    const { account, modules, host } = this.settings;
    const handlers = this.handlers.explore();
    this.callActionHandlers.explore();
    const receivesEvents = this.mounted !== undefined || hasOtherEvents(account, modules);
    assertAccountReceivesWebhooks(account, handlers, receivesEvents);
    if (this.mounted) mountLast(host, this.mounted);
  }

  /** Stops the app if another URL is registered. Registers this app's URL once the app listens. */
  async onApplicationBootstrap(): Promise<void> {
    this.handlers.warnOfUnprovided();
    const { account, options, client, host } = this.settings;
    const { webhooks, subAccountId, subAccountIds, baseUrl } = options;
    if (!webhooks?.register || !client || !hasHttpServer(host)) return;
    const registrar = new WebhookRegistrar({
      account,
      client,
      voiceSubAccountId: subAccountIds?.voice ?? subAccountId,
      path: webhooks.path,
      authorization: headerToRegister(webhooks.authorization),
      register: webhooks.register,
      subscriptions: this.subscriptions,
      acceptsAnyUrl: baseUrl !== undefined,
      logger: this.logger,
    });
    this.registrar = registrar;
    await registrar.assertAvailable();
    if (host.listening) registrar.start();
    else host.listen$.subscribe(() => registrar.start());
  }

  /** Starts before any other part of the app waits: a queue's worker waits for its handlers. */
  onModuleDestroy(): void {
    const { shutdownTimeoutMs = 10_000 } = this.settings.options;
    this.closed = this.runner.close(shutdownTimeoutMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.closed;
    await this.registrar?.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.settings.options.webhooks?.store?.close?.();
  }

  private report(...[event, outcome, startedAt, handlers]: Parameters<ReportDelivery>): void {
    const { account, options } = this.settings;
    const { onEvent } = options;
    if (!onEvent) return;
    const { type, key } = event;
    const tenant = tenantOf(event);
    const durationMs = performance.now() - startedAt;
    callListener(
      () =>
        onEvent({
          account,
          type,
          key,
          outcome,
          durationMs,
          handlers,
          ...(tenant === undefined ? {} : { tenant }),
        }),
      (error) => {
        this.logger.error(`onEvent failed: ${errorMessage(error)}`);
      },
    );
  }
}

const lazyAccountError = (): Error =>
  new Error(
    'EightByEightModule: an account with webhooks cannot be loaded lazily, because the server is up by then. Import its module in AppModule.',
  );

/** An option that is present but undefined must not replace its default. */
function withoutUndefined({ maxBytes, leaseMs, keepMs }: Partial<WebhookOptions> = {}): Partial<
  typeof DEFAULTS
> {
  const entries = Object.entries({ maxBytes, leaseMs, keepMs }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
