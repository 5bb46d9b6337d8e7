import type { LoggerService } from '@nestjs/common';
import { isSameUrl, redactUrl, type EightByEightClient } from 'cpaas-8x8';
import { describeAccount } from '../../eight-by-eight.tokens';
import type { Subscription } from '../decorators/subscription';
import { errorMessage } from '../handlers/event-handling.errors';
import {
  listRegistrations,
  removeRegistrations,
  setRegistrations,
  type Registration,
  type RegistrationScope,
} from './registrations';
import type { RegistrationOptions } from './registration-options.interface';
import { describeWebhookKind, webhookKindsFor, type WebhookKind } from './webhook-kind';

export interface WebhookRegistrarOptions {
  readonly account: string;
  readonly client: EightByEightClient;
  readonly voiceSubAccountId: string | undefined;
  /** The path of the webhook endpoint, below the public URL. */
  readonly path: string;
  /** The `Authorization` header that 8x8 shall send. */
  readonly authorization: string | undefined;
  readonly register: RegistrationOptions;
  readonly subscriptions: readonly Subscription[];
}

/** Registers the app's webhook URL at 8x8. It replaces other URLs only if `replace` is set. */
export class WebhookRegistrar {
  private readonly url: string;
  private readonly kinds: readonly WebhookKind[];
  private readonly scope: RegistrationScope;
  private registering: Promise<void> | undefined;

  constructor(private readonly options: WebhookRegistrarOptions) {
    const { register, path, subscriptions, client, voiceSubAccountId } = options;
    this.url = buildWebhookUrl(register.publicUrl, path);
    this.kinds = webhookKindsFor(subscriptions, register.products);
    this.scope = { client, voiceSubAccountId, subAccountId: register.subAccountId ?? '*' };
  }

  /** @throws Error if another URL is registered and `replace` is not set. */
  async assertAvailable(): Promise<void> {
    if (this.options.register.replace) return;
    for (const { url, ...kind } of await this.listCurrent())
      if (url !== undefined && !isSameUrl(url, this.url)) throw this.conflictError(kind, url);
  }

  /** Registers the URL and the current secret. Logs an error if that fails: the app already listens. */
  register(logger: LoggerService): Promise<void> {
    return (this.registering ??= this.registerNow(logger));
  }

  private async registerNow(logger: LoggerService): Promise<void> {
    try {
      // Another app may have registered its URL since the check at startup.
      await this.assertAvailable();
      await setRegistrations(this.scope, this.kinds, this.url, this.options.authorization);
      if (this.kinds.length > 0)
        logger.log(
          `8x8 now posts ${this.kinds.map(describeWebhookKind).join(', ')} to ${redactUrl(this.url)}.`,
        );
    } catch (error) {
      logger.error(`The webhooks could not be registered at 8x8: ${errorMessage(error)}`);
    }
  }

  /** Removes the webhooks that still have this app's URL, if `cleanUp` is set. */
  async unregister(logger: LoggerService): Promise<void> {
    if (!this.options.register.cleanUp || !this.registering) return;
    await this.registering;
    try {
      const own = (await this.listCurrent()).filter(
        ({ url }) => url !== undefined && isSameUrl(url, this.url),
      );
      await removeRegistrations(this.scope, own);
    } catch (error) {
      logger.error(
        `The webhooks could not be removed at 8x8, which still posts to this app: ${errorMessage(error)}`,
      );
    }
  }

  private listCurrent(): Promise<readonly Registration[]> {
    return listRegistrations(this.scope, this.kinds);
  }

  private conflictError(kind: WebhookKind, url: string): Error {
    const { subAccountId } = this.scope;
    const subAccounts = subAccountId === '*' ? 'all subaccounts' : `subaccount ${subAccountId}`;
    const scope = kind.product === 'voice' ? '' : ` of ${subAccounts}`;
    return new Error(
      `EightByEightModule: ${describeAccount(this.options.account)}: 8x8 already posts ${describeWebhookKind(kind)}${scope} to ${redactUrl(url)}. ` +
        'Remove that webhook at 8x8, register another subaccount, or set webhooks.register.replace: true.',
    );
  }
}

function buildWebhookUrl(publicUrl: string, path: string): string {
  const parsed = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw new Error(
      'EightByEightModule: webhooks.register.publicUrl must be the http or https URL at which 8x8 reaches this app, without a query: https://example.com.',
    );
  return parsed.href.replace(/\/+$/, '') + path;
}
