import { isPrivateUrl, isSameUrl, redactUrl, type EightByEightClient } from 'cpaas-8x8';
import { describeAccount } from '../../eight-by-eight.tokens';
import type { Subscription } from '../decorators/subscription';
import {
  listRegistrations,
  removeRegistrations,
  setRegistrations,
  type Registration,
  type RegistrationScope,
} from './registrations';
import type { RegistrationOptions } from './registration-options.interface';
import { describeWebhookKind, webhookKindsFor, type WebhookKind } from './webhook-kind';

export interface WebhookRegistrationOptions {
  readonly account: string;
  readonly client: EightByEightClient;
  readonly voiceSubAccountId: string | undefined;
  /** The path of the webhook endpoint, below the public URL. */
  readonly path: string;
  /** The `Authorization` header that 8x8 shall send. */
  readonly authorization: string | undefined;
  readonly register: RegistrationOptions;
  readonly subscriptions: readonly Subscription[];
  /** Whether a private URL is fine, because a `baseUrl` is set: a sandbox can reach it. */
  readonly acceptsAnyUrl: boolean;
}

/** Somebody else has registered a URL for the same webhooks. */
export class SlotTakenError extends Error {}

/** The webhooks of one account at 8x8. It replaces other URLs only if `replace` is set. */
export class WebhookRegistration {
  private readonly url: string;
  private readonly kinds: readonly WebhookKind[];
  private readonly scope: RegistrationScope;

  /** @throws Error if 8x8 cannot reach the public URL. */
  constructor(private readonly options: WebhookRegistrationOptions) {
    const { register, path, subscriptions, client, voiceSubAccountId, acceptsAnyUrl } = options;
    this.url = buildWebhookUrl(register.publicUrl, path, acceptsAnyUrl);
    this.kinds = webhookKindsFor(subscriptions, register.products);
    this.scope = { client, voiceSubAccountId, subAccountId: register.subAccountId ?? '*' };
  }

  /** What 8x8 posts to which URL, as log messages say it; `undefined` if there is nothing to register. */
  get description(): string | undefined {
    if (this.kinds.length === 0) return undefined;
    return `${this.kinds.map(describeWebhookKind).join(', ')} to ${redactUrl(this.url)}`;
  }

  /** @throws SlotTakenError if another URL is registered and `replace` is not set. */
  async assertAvailable(): Promise<void> {
    if (this.options.register.replace) return;
    for (const { url, ...kind } of await this.listCurrent())
      if (url !== undefined && !isSameUrl(url, this.url)) throw this.conflictError(kind, url);
  }

  /** Registers the URL and the current secret. */
  async set(): Promise<void> {
    await setRegistrations(this.scope, this.kinds, this.url, this.options.authorization);
  }

  /** Removes the webhooks that still have this app's URL. */
  async remove(): Promise<void> {
    const own = (await this.listCurrent()).filter(({ url }) => url !== undefined && isSameUrl(url, this.url));
    await removeRegistrations(this.scope, own);
  }

  private listCurrent(): Promise<readonly Registration[]> {
    return listRegistrations(this.scope, this.kinds);
  }

  private conflictError(kind: WebhookKind, url: string): Error {
    const { subAccountId } = this.scope;
    const subAccounts = subAccountId === '*' ? 'all subaccounts' : `subaccount ${subAccountId}`;
    const scope = kind.product === 'voice' ? '' : ` of ${subAccounts}`;
    return new SlotTakenError(
      `EightByEightModule: ${describeAccount(this.options.account)}: 8x8 already posts ${describeWebhookKind(kind)}${scope} to ${redactUrl(url)}. ` +
        'Remove that webhook at 8x8, register another subaccount, or set webhooks.register.replace: true.',
    );
  }
}

function buildWebhookUrl(publicUrl: string, path: string, acceptsAnyUrl: boolean): string {
  const parsed = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw new Error(
      'EightByEightModule: webhooks.register.publicUrl must be the http or https URL at which 8x8 reaches this app, without a query: https://example.com.',
    );
  if (!acceptsAnyUrl && isPrivateUrl(parsed.href))
    throw new Error(
      `EightByEightModule: 8x8 cannot reach webhooks.register.publicUrl, because ${parsed.host} is an address of this machine or of a private network. ` +
        'Set it to a public URL, for example that of a tunnel; or set baseUrl to use a sandbox.',
    );
  return parsed.href.replace(/\/+$/, '') + path;
}
