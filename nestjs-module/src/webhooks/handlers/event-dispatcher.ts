import type { LoggerService } from '@nestjs/common';
import type { WebhookEvent } from 'cpaas-8x8';
import { Subject, type Observable } from 'rxjs';
import { matchesSubscription } from '../decorators/subscription';
import type { EventHandler } from './event-handler.interface';
import {
  errorMessage,
  EventBusyError,
  EventHandlingError,
  type FailedHandler,
} from './event-handling.errors';
import type { EventStore } from './event-store.interface';
import type { EventHandling } from './webhook-receiver.interface';

export interface EventDispatcherOptions {
  readonly account: string;
  readonly store: EventStore;
  readonly leaseMs: number;
  readonly keepMs: number;
  readonly logger: LoggerService;
}

/** Passes each event to the account's handlers, and runs each handler once per event. */
export class EventDispatcher implements EventHandling {
  handlers: readonly EventHandler[] = [];
  private readonly failed = new Subject<EventHandlingError>();

  constructor(private readonly options: EventDispatcherOptions) {}

  get failures(): Observable<EventHandlingError> {
    return this.failed.asObservable();
  }

  async handle(event: WebhookEvent): Promise<void> {
    const { account, store, leaseMs, logger } = this.options;
    const handlers = this.handlers.filter(({ subscriptions }) =>
      subscriptions.some((subscription) => matchesSubscription(subscription, event)),
    );
    if (handlers.length === 0) {
      logger.debug?.(`No handler subscribes to ${event.type} (${event.key}).`);
      return;
    }
    const key = `${account}/${event.key}`;
    const claim = await store.claim(key, leaseMs);
    if (claim.state === 'done') return;
    if (claim.state === 'busy') throw new EventBusyError(event);
    const pending = handlers.filter(({ id }) => !claim.handled.includes(id));
    const stopExtending = this.startExtendingClaim(key, claim.token);
    try {
      await this.runHandlers(pending, event, key, claim.token);
    } finally {
      stopExtending();
    }
  }

  private async runHandlers(
    pending: readonly EventHandler[],
    event: WebhookEvent,
    key: string,
    token: string | undefined,
  ): Promise<void> {
    const { store, keepMs } = this.options;
    const failed: FailedHandler[] = [];
    let unfinished = pending.length;
    await Promise.all(
      pending.map(async ({ id, run }) => {
        try {
          await run(event);
        } catch (error) {
          unfinished--;
          failed.push({ handler: id, error });
          return;
        }
        // If all handlers succeed, `finish` records the last one: this saves a write per event.
        if (--unfinished > 0 || failed.length > 0) await this.recordHandled(key, id);
      }),
    );
    if (failed.length === 0) return store.finish(key, keepMs);
    await this.releaseClaim(key, token);
    const error = new EventHandlingError(event, failed);
    this.report(error);
    throw error;
  }

  /** The handler succeeded even if this fails. Then it may run once more. */
  private async recordHandled(key: string, id: string): Promise<void> {
    try {
      await this.options.store.handled(key, id);
    } catch (error) {
      this.options.logger.warn(`${id} succeeded, but this could not be recorded: ${errorMessage(error)}`);
    }
  }

  /** If this fails, the claim expires by itself. */
  private async releaseClaim(key: string, token: string | undefined): Promise<void> {
    try {
      await this.options.store.release(key, token);
    } catch (error) {
      this.options.logger.warn(`The claim on ${key} could not be released: ${errorMessage(error)}`);
    }
  }

  private report(error: EventHandlingError): void {
    for (const { handler, error: cause } of error.failed)
      this.options.logger.error(
        `${handler} failed for ${error.event.type} (${error.event.key}): ${errorMessage(cause)}`,
      );
    this.failed.next(error);
  }

  /** Extends the claim while handlers run, so that no other process starts with the event. */
  private startExtendingClaim(key: string, token: string | undefined): () => void {
    const { store, leaseMs, logger } = this.options;
    if (!store.extend) return () => undefined;
    const timer = setInterval(() => {
      store.extend?.(key, leaseMs, token).catch((error: unknown) => {
        logger.warn(`The claim on ${key} could not be extended: ${errorMessage(error)}`);
      });
    }, leaseMs / 3);
    return () => clearInterval(timer);
  }
}
