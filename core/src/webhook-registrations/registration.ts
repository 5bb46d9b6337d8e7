import type { WebhookConfiguration } from '../webhooks/events/event-definition';

/** A webhook whose URL can be set by the API. Other URLs are set by 8x8 support or in a workflow step. */
type RegistrableWebhook = Extract<WebhookConfiguration, { via: 'sms' | 'chatapps' | 'voice' }>;

/** A product whose webhooks can be registered by the API. */
export type WebhookProduct = RegistrableWebhook['via'];

/** A webhook type: `MSG`, `CADR` and `CABM` of chat apps; `VCA`, `VCS`, `VSS`, `VRU` and `VNU` of voice. */
export type WebhookType = Extract<RegistrableWebhook, { type: string }>['type'];

/** Which events a webhook receives. 8x8 keeps one URL for each subaccount and, for chat apps and voice, each type. */
export interface WebhookScope {
  /** A subaccount, or `*` for all subaccounts. Voice does not support `*`. */
  readonly subAccountId: string;
  /** The type of webhook. SMS has no types. */
  readonly type?: WebhookType;
}

/** A webhook that is registered at 8x8. Secrets are masked. */
export interface RegisteredWebhook {
  /** A subaccount, or `*` for all subaccounts. */
  readonly subAccountId: string;
  /** The type of webhook. SMS has no types. */
  readonly type?: string | undefined;
  /** The URL that receives the events. */
  readonly url: string;
  /** Whether 8x8 sends events. */
  readonly enabled?: boolean | undefined;
  /** The `Authorization` header that 8x8 sends, masked. */
  readonly httpAuthorization?: string | undefined;
  /** The OAuth settings with which 8x8 gets a token, secrets masked. */
  readonly oauth?: object | undefined;
}

/** A webhook to register. */
export interface WebhookRegistration extends WebhookScope {
  /** The URL that receives the events. */
  readonly url: string;
  /** Whether 8x8 sends events. */
  readonly enabled: boolean;
  /** The `Authorization` header that 8x8 sends. */
  readonly httpAuthorization?: string;
}

/** Whether the URL of a webhook can be set by the API. */
export function isRegistrable(webhook: WebhookConfiguration): webhook is RegistrableWebhook {
  return webhook.via !== 'automation' && webhook.via !== 'support';
}

/** The scope of a webhook in a subaccount, or `undefined` if the API cannot set its URL. */
export function webhookScopeOf(
  webhook: WebhookConfiguration,
  subAccountId: string,
): WebhookScope | undefined {
  if (!isRegistrable(webhook)) return undefined;
  return webhook.via === 'sms' ? { subAccountId } : { subAccountId, type: webhook.type };
}

/**
 * Finds the webhook that is registered for a scope. Some responses of 8x8 leave the type out. Then the webhook counts
 * for every type but `CABM`, which 8x8 always names.
 */
export function findRegistered(
  scope: WebhookScope,
  registered: readonly RegisteredWebhook[],
): RegisteredWebhook | undefined {
  return registered.find(
    ({ subAccountId, type }) =>
      subAccountId === scope.subAccountId &&
      (type === scope.type || ((type === undefined || scope.type === undefined) && scope.type !== 'CABM')),
  );
}

/** Whether two scopes have the same subaccount and type. */
export function isSameWebhookScope(first: WebhookScope, second: WebhookScope): boolean {
  return first.subAccountId === second.subAccountId && first.type === second.type;
}
