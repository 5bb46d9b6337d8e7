import type { LoggerService } from '@nestjs/common';
import { ApiError, ValidationError } from 'cpaas-8x8';
import { errorMessage } from '../handlers/event-handling.errors';
import { withTimeLimit } from '../handlers/time-limit';
import { MissingSubAccountError } from './registrations';
import { SlotTakenError, WebhookRegistration, type WebhookRegistrationOptions } from './webhook-registration';

export interface WebhookRegistrarOptions extends WebhookRegistrationOptions {
  readonly logger: LoggerService;
}

/** How long the check at startup may take. 8x8 may be down: the app starts nevertheless. */
const CHECK_MS = 3_000;

/** The delay before the second attempt to register; each further delay doubles. */
const FIRST_DELAY_MS = 5_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/**
 * Registers the app's webhook URL at 8x8 when the app starts, and removes it at the end if `cleanUp` is set. It
 * replaces other URLs only if `replace` is set.
 */
export class WebhookRegistrar {
  private readonly registration: WebhookRegistration;
  private registering: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  /** @throws Error if 8x8 cannot reach the public URL. */
  constructor(private readonly options: WebhookRegistrarOptions) {
    this.registration = new WebhookRegistration(options);
  }

  /**
   * Logs a warning if 8x8 cannot be asked: registering is tried again once the app listens.
   *
   * @throws Error if another URL is registered and `replace` is not set.
   */
  async assertAvailable(): Promise<void> {
    try {
      const timeout = (): Error => new Error(`no answer within ${CHECK_MS} ms`);
      await withTimeLimit(this.registration.assertAvailable(), CHECK_MS, timeout);
    } catch (error) {
      if (error instanceof SlotTakenError || isMisconfigured(error)) throw error;
      this.options.logger.warn(
        `The webhooks registered at 8x8 could not be read: ${errorMessage(error)}. The app registers its own once it listens.`,
      );
    }
  }

  /** Registers the URL and the current secret. If that fails, it logs an error and tries again later. */
  start(): void {
    this.registering ??= this.register(FIRST_DELAY_MS);
  }

  private async register(delayMs: number): Promise<void> {
    const { logger } = this.options;
    try {
      // Another app may have registered its URL since the check at startup.
      await this.registration.assertAvailable();
      if (this.isStopped) return;
      await this.registration.set();
      const { description } = this.registration;
      if (description !== undefined) logger.log(`8x8 now posts ${description}.`);
    } catch (error) {
      if (this.isStopped) return;
      const isFinal = error instanceof SlotTakenError || isPermanent(error);
      const next = isFinal ? 'Restart the app once this is mended.' : `Next attempt in ${delayMs / 1_000} s.`;
      logger.error(`The webhooks could not be registered at 8x8: ${errorMessage(error)} ${next}`);
      if (isFinal) return;
      const retry = (): void => {
        this.registering = this.register(Math.min(delayMs * 2, LONGEST_DELAY_MS));
      };
      this.timer = setTimeout(retry, delayMs).unref();
    }
  }

  /** Stops trying. Removes the webhooks that still have this app's URL, if `cleanUp` is set. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    if (!this.options.register.cleanUp || !this.registering) return;
    await this.registering;
    try {
      await this.registration.remove();
    } catch (error) {
      this.options.logger.error(
        `The webhooks could not be removed at 8x8, which still posts to this app: ${errorMessage(error)}`,
      );
    }
  }
}

/** Whether an option is missing or wrong. */
const isMisconfigured = (error: unknown): boolean =>
  error instanceof ValidationError || error instanceof MissingSubAccountError;

/** Whether another attempt would fail too: an option is wrong, or 8x8 refuses the key. */
const isPermanent = (error: unknown): boolean =>
  isMisconfigured(error) ||
  (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429);
