import type { WebhookConfiguration } from '../webhooks/events/event-definition';

/** An address that 8x8's API sets; others are entered by 8x8's support, or in a step of a workflow. */
type RegistrableWebhook = Extract<WebhookConfiguration, { via: 'sms' | 'chatapps' | 'voice' }>;

/** The products whose webhooks can be set. */
export type WebhookProduct = RegistrableWebhook['via'];

/** `MSG`, `CADR` and `CABM` of chat apps; `VCA`, `VCS`, `VSS`, `VRU` and `VNU` of voice. */
export type WebhookType = Extract<RegistrableWebhook, { type: string }>['type'];

/** A place for one address at 8x8: one a subaccount for SMS, one a subaccount and type for chat apps and voice. */
export interface WebhookScope {
  /** A subaccount, or `*` for the address that serves all of them (not for voice). */
  readonly subAccountId: string;
  /** Which webhook it is, where the product has several. */
  readonly type?: WebhookType;
}

/** A slot that holds an address, as 8x8 shows it: secrets masked. */
export interface RegisteredWebhook {
  /** A subaccount, or `*` for the address that serves all of them. */
  readonly subAccountId: string;
  /** Which webhook it is, where the product has several. */
  readonly type?: string | undefined;
  /** Where 8x8 sends the events. */
  readonly url: string;
  /** Whether 8x8 sends them. */
  readonly enabled?: boolean | undefined;
  /** What 8x8 sends as `Authorization`, masked. */
  readonly httpAuthorization?: string | undefined;
  /** Where 8x8 gets a token to send along, secrets masked. */
  readonly oauth?: object | undefined;
}

/** What to put into a slot. */
export interface WebhookRegistration extends WebhookScope {
  /** Where 8x8 is to send the events. */
  readonly url: string;
  /** Whether 8x8 is to send them. */
  readonly enabled: boolean;
  /** What 8x8 is to send as `Authorization`. */
  readonly httpAuthorization?: string;
}

/** Whether an event comes through a slot. */
export function isRegistrable(webhook: WebhookConfiguration): webhook is RegistrableWebhook {
  return webhook.via !== 'automation' && webhook.via !== 'support';
}

/** The slot that an event comes through; none where no API can set its address. */
export function webhookScopeOf(
  webhook: WebhookConfiguration,
  subAccountId: string,
): WebhookScope | undefined {
  if (!isRegistrable(webhook)) return undefined;
  return webhook.via === 'sms' ? { subAccountId } : { subAccountId, type: webhook.type };
}

/** What is in a slot. An entry without a type is one of messages and receipts: `CABM` is always named. */
export function findRegistered(
  slot: WebhookScope,
  held: readonly RegisteredWebhook[],
): RegisteredWebhook | undefined {
  return held.find(
    ({ subAccountId, type }) =>
      subAccountId === slot.subAccountId &&
      (type === slot.type || ((type === undefined || slot.type === undefined) && slot.type !== 'CABM')),
  );
}

/** Whether two slots are the same place at 8x8. */
export function isSameWebhookScope(one: WebhookScope, other: WebhookScope): boolean {
  return one.subAccountId === other.subAccountId && one.type === other.type;
}
