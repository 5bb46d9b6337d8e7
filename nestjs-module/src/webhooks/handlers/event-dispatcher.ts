import type { LoggerService } from '@nestjs/common';
import type { WebhookEvent } from 'cpaas-8x8';
import { Subject, type Observable } from 'rxjs';
import { EventBusyError, EventHandlingError, type FailedHandler } from './event-handling.errors';
import type { EventHandling } from './webhook-receiver.interface';
import type { EventHandler } from './event-handler.interface';
import type { EventStore } from './event-store.interface';
import { wants } from '../decorators/subscription';

/** What {@link EventHandlers} is made of. */
export interface EventHandlersOptions {
  readonly account: string;
  readonly store: EventStore;
  readonly leaseMs: number;
  readonly keepMs: number;
  readonly logger: LoggerService;
}

/** Runs the handlers of an account, each once an event. */
export class EventHandlers implements EventHandling {
  handlers: readonly EventHandler[] = [];
  private readonly failed = new Subject<EventHandlingError>();

  constructor(private readonly options: EventHandlersOptions) {}

  get failures(): Observable<EventHandlingError> {
    return this.failed.asObservable();
  }

  async handle(event: WebhookEvent): Promise<void> {
    const { account, store, leaseMs, logger } = this.options;
    const wanted = this.handlers.filter(({ subscriptions }) =>
      subscriptions.some((one) => wants(one, event)),
    );
    if (wanted.length === 0) {
      logger.debug?.(`No handler wants ${event.type} (${event.key}).`);
      return;
    }
    const key = `${account}/${event.key}`;
    const claim = await store.claim(key, leaseMs);
    if (claim.state === 'done') return;
    if (claim.state === 'busy') throw new EventBusyError(event);
    const pending = wanted.filter(({ id }) => !claim.handled.includes(id));
    const stopExtending = this.keepClaim(key, claim.token);
    try {
      await this.runAll(pending, event, key, claim.token);
    } finally {
      stopExtending();
    }
  }

  private async runAll(
    pending: readonly EventHandler[],
    event: WebhookEvent,
    key: string,
    token: string | undefined,
  ): Promise<void> {
    const { store, keepMs } = this.options;
    const failed: FailedHandler[] = [];
    let open = pending.length;
    await Promise.all(
      pending.map(async ({ id, run }) => {
        try {
          await run(event);
        } catch (error) {
          open--;
          failed.push({ handler: id, error });
          return;
        }
        // The last of several that all ended well need not be recorded on its own: the whole event is.
        if (--open > 0 || failed.length > 0) await this.record(key, id);
      }),
    );
    if (failed.length === 0) return store.finish(key, keepMs);
    await this.release(key, token);
    throw this.tell(new EventHandlingError(event, failed));
  }

  /** That it ended well stands even where it cannot be written down: then it may run once more. */
  private async record(key: string, id: string): Promise<void> {
    try {
      await this.options.store.handled(key, id);
    } catch (error) {
      this.options.logger.warn(`${id} ended well, but that could not be recorded: ${messageOf(error)}`);
    }
  }

  /** Where this fails, the claim lapses on its own. */
  private async release(key: string, token: string | undefined): Promise<void> {
    try {
      await this.options.store.release(key, token);
    } catch (error) {
      this.options.logger.warn(`The claim on ${key} could not be released: ${messageOf(error)}`);
    }
  }

  private tell(error: EventHandlingError): EventHandlingError {
    for (const { handler, error: cause } of error.failed)
      this.options.logger.error(
        `${handler} failed for ${error.event.type} (${error.event.key}): ${messageOf(cause)}`,
      );
    this.failed.next(error);
    return error;
  }

  /** As long as handlers run, nobody else is to begin with the event. */
  private keepClaim(key: string, token: string | undefined): () => void {
    const { store, leaseMs, logger } = this.options;
    if (!store.extend) return () => undefined;
    const timer = setInterval(() => {
      store.extend?.(key, leaseMs, token).catch((error: unknown) => {
        logger.warn(`The claim on ${key} could not be extended: ${messageOf(error)}`);
      });
    }, leaseMs / 3);
    return () => clearInterval(timer);
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
