import type { LoggerService } from '@nestjs/common';
import type { WebhookEvent } from 'cpaas-8x8';
import { Subject, type Observable } from 'rxjs';
import { matchesSubscription } from '../decorators/subscription';
import { BoundedEventStore } from './bounded-event-store';
import type { EventHandler } from './event-handler.interface';
import {
  errorMessage,
  EventBusyError,
  EventHandlingError,
  UnavailableError,
  type FailedHandler,
} from './event-handling.errors';
import type { EventOutcome, HandlerReport } from './event-report.interface';
import type { EventStore } from '../stores/event-store.interface';
import { MemoryEventStore } from '../stores/memory-event-store';
import { SafeObservable } from './failure-stream';
import type { HandlerRunner } from './handler-runner';
import { SharedInterval } from './time-limit';
import { eventKey } from '../decorators/tenant-event';
import type { EventHandling } from './webhook-receiver.interface';

export interface EventDispatcherOptions {
  /** Comes before the keys of events in the store. */
  readonly keyPrefix: string;
  readonly handlers: () => readonly EventHandler[];
  readonly store: EventStore;
  readonly leaseMs: number;
  readonly keepMs: number;
  readonly logger: LoggerService;
  readonly runner: HandlerRunner;
  readonly report: ReportDelivery;
}

/** Reports what became of a delivery. */
export type ReportDelivery = (
  event: WebhookEvent,
  outcome: EventOutcome,
  startedAt: number,
  handlers: readonly HandlerReport[],
) => void;

interface HeldClaim {
  readonly key: string;
  readonly token: string | undefined;
}

/**
 * Passes each event to the account's handlers, and runs each handler until it has succeeded once, however often 8x8
 * delivers the event. A store remembers which handlers have succeeded.
 */
export class EventDispatcher implements EventHandling {
  readonly failures: Observable<EventHandlingError>;
  private readonly failed = new Subject<EventHandlingError>();
  /** Claims are extended while handlers run, so that no other process starts with the event. */
  private readonly heldClaims: SharedInterval<HeldClaim>;
  private store: EventStore;

  constructor(private readonly options: EventDispatcherOptions) {
    const { store, leaseMs, logger } = options;
    this.heldClaims = new SharedInterval(leaseMs / 3, (claim) => void this.extendClaim(claim));
    this.store = bounded(store);
    this.failures = new SafeObservable(this.failed, (error) => {
      logger.error(`A listener of failures failed: ${errorMessage(error)}`);
    });
  }

  useStore(store: EventStore): void {
    this.store = bounded(store);
  }

  handle(event: WebhookEvent): Promise<void> {
    const startedAt = performance.now();
    const handlers: HandlerReport[] = [];
    const report = (outcome: EventOutcome): void => this.options.report(event, outcome, startedAt, handlers);
    return this.claimAndRun(event, handlers).then(report, (error: unknown) => {
      report(outcomeOf(error));
      throw error;
    });
  }

  private async claimAndRun(event: WebhookEvent, reports: HandlerReport[]): Promise<EventOutcome> {
    const { keyPrefix, leaseMs, logger } = this.options;
    const handlers = this.options
      .handlers()
      .filter(({ subscriptions }) =>
        subscriptions.some((subscription) => matchesSubscription(subscription, event)),
      );
    if (handlers.length === 0) {
      logger.debug?.(`No handler subscribes to ${event.type} (${event.key}).`);
      return 'ignored';
    }
    const key = keyPrefix + eventKey(event);
    const claim = await this.store.claim(key, leaseMs);
    if (claim.state === 'done') return 'repeat';
    if (claim.state === 'busy') throw new EventBusyError(event);
    const pending = handlers.filter(({ id }) => !claim.handled.includes(id));
    const held: HeldClaim = { key, token: claim.token };
    this.heldClaims.add(held);
    try {
      await this.runHandlers(pending, event, held, reports);
    } finally {
      this.heldClaims.remove(held);
    }
    return 'handled';
  }

  private async runHandlers(
    pending: readonly EventHandler[],
    event: WebhookEvent,
    { key, token }: HeldClaim,
    reports: HandlerReport[],
  ): Promise<void> {
    const failed: FailedHandler[] = [];
    let unfinished = pending.length;
    await Promise.all(
      pending.map(async (handler) => {
        const { id } = handler;
        const startedAt = performance.now();
        const report = (outcome: HandlerReport['outcome']): unknown =>
          reports.push({ handler: id, outcome, durationMs: performance.now() - startedAt });
        try {
          // Handlers run at the same time: what one of them changes must not reach the others.
          const own = pending.length > 1 ? structuredClone(event) : event;
          await this.options.runner.run(handler, own, () => void this.recordHandled(key, id));
        } catch (error) {
          unfinished--;
          failed.push({ handler: id, error });
          report('failed');
          return;
        }
        report('handled');
        // If all handlers succeed, `finish` records the last one: this saves a write per event.
        if (--unfinished > 0 || failed.length > 0) await this.recordHandled(key, id);
      }),
    );
    if (failed.length === 0) return this.store.finish(key, this.options.keepMs);
    await this.releaseClaim(key, token);
    const interrupted = failed.find(({ error }) => error instanceof UnavailableError);
    if (interrupted) throw interrupted.error;
    const error = new EventHandlingError(event, failed);
    this.failed.next(error);
    throw error;
  }

  /** The handler succeeded even if this fails. Then it may run once more. */
  private async recordHandled(key: string, id: string): Promise<void> {
    try {
      await this.store.handled(key, id);
    } catch (error) {
      this.options.logger.warn(`${id} succeeded, but this could not be recorded: ${errorMessage(error)}`);
    }
  }

  /** If this fails, the claim expires by itself. */
  private async releaseClaim(key: string, token: string | undefined): Promise<void> {
    try {
      await this.store.release(key, token);
    } catch (error) {
      this.options.logger.warn(`The claim on ${key} could not be released: ${errorMessage(error)}`);
    }
  }

  private async extendClaim({ key, token }: HeldClaim): Promise<void> {
    try {
      await this.store.extend?.(key, this.options.leaseMs, token);
    } catch (error) {
      this.options.logger.warn(`The claim on ${key} could not be extended: ${errorMessage(error)}`);
    }
  }
}

function outcomeOf(error: unknown): EventOutcome {
  if (error instanceof EventBusyError) return 'busy';
  return error instanceof UnavailableError ? 'unavailable' : 'failed';
}

/** A store in memory always answers, so it needs no time limit. */
const bounded = (store: EventStore): EventStore =>
  store instanceof MemoryEventStore ? store : new BoundedEventStore(store);
