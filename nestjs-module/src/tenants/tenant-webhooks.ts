import type { EightByEightClient } from 'cpaas-8x8';
import type { Subscription } from '../webhooks/decorators/subscription';
import { headerToRegister } from '../webhooks/endpoint/authorization';
import { TENANT_PARAMETER } from '../webhooks/endpoint/match-path';
import { WebhookRegistration } from '../webhooks/registration/webhook-registration';
import type { EightByEightAccountsOptions, TenantAccount } from './accounts-options.interface';

/** Registers the webhooks of tenants at 8x8. */
export class TenantWebhooks {
  constructor(
    private readonly webhooks: EightByEightAccountsOptions['webhooks'],
    /** The events that the handlers of the app subscribe to. */
    private readonly subscriptions: () => readonly Subscription[],
  ) {}

  /** @throws Error that says which option is missing. */
  of(tenant: string, account: TenantAccount, client: EightByEightClient): WebhookRegistration {
    const { webhooks } = this;
    if (!webhooks?.register)
      throw new Error(
        'EightByEightAccountsModule: webhooks.register is missing. Set it to { publicUrl }, the URL at which 8x8 reaches this app.',
      );
    const { authorization, subAccountId } = account.webhooks ?? {};
    if (authorization === undefined)
      throw new Error(
        `EightByEightAccountsModule: the tenant ${JSON.stringify(tenant)} receives no webhooks. Let resolve return webhooks: { authorization } for it.`,
      );
    return new WebhookRegistration({
      account: tenant,
      client,
      voiceSubAccountId: account.subAccountIds?.voice ?? account.subAccountId,
      path: webhooks.path.replace(TENANT_PARAMETER, encodeURIComponent(tenant)),
      authorization: headerToRegister(authorization),
      register: { ...webhooks.register, ...(subAccountId === undefined ? {} : { subAccountId }) },
      subscriptions: this.subscriptions(),
      acceptsAnyUrl: account.baseUrl !== undefined,
    });
  }
}
