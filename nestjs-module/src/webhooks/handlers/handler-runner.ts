import type { LoggerService } from '@nestjs/common';
import type { WebhookEvent } from 'cpaas-8x8';
import type { EventHandler } from './event-handler.interface';
import { errorMessage, HandlerTimeoutError, UnavailableError } from './event-handling.errors';
import { SharedInterval, withTimeLimit } from './time-limit';

/** After how long a running handler is logged for the first time. */
const SLOW_MS = 10_000;

export interface HandlerRunnerOptions {
  readonly logger: LoggerService;
  /** How long a handler may take. */
  readonly timeoutMs: number | undefined;
}

/** A handler that is running for an event. */
interface Run {
  readonly handler: EventHandler;
  readonly event: WebhookEvent;
  /** Ends the wait for the handler, which may still be running. */
  readonly giveUp: (error: Error) => void;
  /** After how long it is logged the next time. */
  slowMs: number;
  elapsedMs: number;
}

/** Runs handlers. Logs what they throw, and which of them take long. Ends them, as far as callers wait, on shutdown. */
export class HandlerRunner {
  private readonly running = new Set<Run>();
  private readonly slow = new SharedInterval<Run>(SLOW_MS, (run) => this.warnIfSlow(run));
  private readonly timeouts: SharedInterval<Run> | undefined;
  private onIdle: (() => void) | undefined;
  private closing = false;

  constructor(private readonly options: HandlerRunnerOptions) {
    const { timeoutMs } = options;
    if (timeoutMs !== undefined)
      this.timeouts = new SharedInterval(timeoutMs, (run) => this.endAfterTimeout(run, timeoutMs));
  }

  /**
   * Rejects with the handler's error, with a {@link HandlerTimeoutError}, or with an {@link UnavailableError} if the app
   * closes. `onLateSuccess` is called if the handler succeeds after that.
   */
  run(handler: EventHandler, event: WebhookEvent, onLateSuccess: () => void): Promise<unknown> {
    if (this.closing) return Promise.reject(closingError());
    return new Promise((resolve, reject) => {
      let gaveUp = false;
      const giveUp = (error: Error): void => {
        gaveUp = true;
        this.timeouts?.remove(run);
        reject(error);
      };
      const run: Run = { handler, event, giveUp, slowMs: SLOW_MS, elapsedMs: 0 };
      const work = handler.run(event, (error) => this.logFailure(handler, event, error));
      this.start(run);
      work.then(
        (value) => {
          this.finish(run);
          if (gaveUp) onLateSuccess();
          else resolve(value);
        },
        () => {
          this.finish(run);
          // Rejects with the error of the handler.
          resolve(work);
        },
      );
    });
  }

  /** Waits for the running handlers, for at most `timeoutMs` milliseconds. No handler starts after that. */
  async close(timeoutMs: number): Promise<void> {
    if (this.running.size > 0) {
      const idle = new Promise<void>((resolve) => (this.onIdle = resolve));
      await withTimeLimit(idle, timeoutMs, closingError).catch(() => undefined);
    }
    this.closing = true;
    for (const { giveUp } of this.running) giveUp(closingError());
  }

  private start(run: Run): void {
    this.running.add(run);
    this.slow.add(run);
    this.timeouts?.add(run);
  }

  private finish(run: Run): void {
    this.running.delete(run);
    this.slow.remove(run);
    this.timeouts?.remove(run);
    if (this.running.size === 0) this.onIdle?.();
  }

  /** Logs a handler that runs for 10 seconds, 20 seconds, 40 seconds and so on. */
  private warnIfSlow(run: Run): void {
    run.elapsedMs += SLOW_MS;
    if (run.elapsedMs < run.slowMs) return;
    run.slowMs *= 2;
    this.options.logger.warn(
      `${run.handler.id} has been running for ${run.elapsedMs / 1_000} s for ${describe(run.event)}.`,
    );
  }

  private endAfterTimeout({ handler, event, giveUp }: Run, timeoutMs: number): void {
    const error = new HandlerTimeoutError(handler.id, timeoutMs);
    this.logFailure(handler, event, error);
    giveUp(error);
  }

  private logFailure(handler: EventHandler, event: WebhookEvent, error: unknown): void {
    const stack = error instanceof Error ? error.stack : undefined;
    this.options.logger.error(`${handler.id} failed for ${describe(event)}: ${errorMessage(error)}`, stack);
  }
}

const describe = ({ type, key }: WebhookEvent): string => `${type} (${key})`;

const closingError = (): UnavailableError =>
  new UnavailableError('The app is closing, and does not wait any longer for this event to be handled.');
