import type { WebhookEvent, WebhookEventOf, WebhookEventType } from 'cpaas-8x8';

/** An event of a tenant: `tenant` is the part of the path that the event was posted to. */
export interface OfTenant {
  /** The tenant that received the event. */
  readonly tenant: string;
}

/**
 * An event that `EightByEightAccountsModule` received. Events of `EightByEightModule` have no tenant.
 *
 * @example
 * @OnInboundSms()
 * received({ tenant, payload }: TenantEvent<'sms.inbound'>): void {}
 */
export type TenantEvent<T extends WebhookEventType = WebhookEventType> = WebhookEventOf<T> & OfTenant;

/** The tenant of an event, if it has one. */
export const tenantOf = (event: WebhookEvent): string | undefined => (event as Partial<OfTenant>).tenant;

/** Returns the event with its tenant. */
export const withTenant = <E extends WebhookEvent>(event: E, tenant: string | undefined): E =>
  tenant === undefined ? event : { ...event, tenant };

/** The key of an event among those of all tenants: a sender can post the same event to two of them. */
export function eventKey(event: WebhookEvent): string {
  const tenant = tenantOf(event);
  return tenant === undefined ? event.key : `${encodeURIComponent(tenant)}/${event.key}`;
}
