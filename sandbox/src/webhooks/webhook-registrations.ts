import { webhookEvents, type Product, type WebhookEventType } from 'cpaas-8x8';

import type { SandboxState } from '../engine/state/state';
import { defineTable } from '../engine/state/table-definition';

/** Credentials to fetch a token for each event, instead of a fixed header. */
export interface OAuthClient {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly credentialsLocation: string;
  readonly scope?: string;
}

/** The URL that receives one type of event of one scope. */
export interface WebhookRegistration {
  /** The product whose API set it. */
  readonly product: Product;
  /** A subaccount, or `*`. */
  readonly scope: string;
  /**
   * Empty for SMS, which has one registration for each scope. Otherwise CADR, MSG, CABM, the generic DR, MO, MSG,
   * EV, or one of voice's five.
   */
  readonly type: string;
  readonly url: string;
  readonly httpAuthorization?: string;
  readonly enabled: boolean;
  readonly oauth?: OAuthClient;
}

const registrationKey = ({
  product,
  scope,
  type,
}: Pick<WebhookRegistration, 'product' | 'scope' | 'type'>): string => `${product}/${scope}/${type}`;

/** The webhook registrations, latest last. */
export const registrationTable = defineTable<WebhookRegistration>({
  name: 'webhookRegistrations',
  key: registrationKey,
  fields: { product: 'string', scope: 'string', type: 'string', url: 'string', enabled: 'boolean' },
});

/** Returns where the webhook of an event is registered: the product, and the types in order of preference. */
function findTarget(type: WebhookEventType): { product: Product; types: readonly string[] } | undefined {
  const { webhook, receipt, family } = webhookEvents[type];
  switch (webhook.via) {
    case 'sms':
      return { product: 'sms', types: ['', ...genericSmsTypes(type, receipt)] };
    case 'chatapps':
      return { product: 'chatapps', types: webhook.type === 'CADR' ? ['CADR', 'DR'] : [webhook.type] };
    case 'voice':
      return { product: 'voice', types: [webhook.type] };
    default:
      // Answers to surveys go to the SMS webhook until 8x8's support enters a URL for them.
      return family === 'smsEngage' ? { product: 'sms', types: [''] } : undefined;
  }
}

/** The types of the generic webhook configuration, which some accounts have in place of the SMS webhook. */
function genericSmsTypes(type: WebhookEventType, receipt: boolean | undefined): readonly string[] {
  if (receipt) return ['DR'];
  return type === 'sms.inbound' ? ['MO', 'MSG'] : [];
}

/**
 * Finds the registration that receives an event. Prefers the subaccount over `*`. Returns `undefined` when there is no
 * registration, or when the preferred one is disabled.
 */
export function findRegistration(
  state: SandboxState,
  eventType: WebhookEventType,
  subAccountId: string,
): WebhookRegistration | undefined {
  const target = findTarget(eventType);
  if (!target) return undefined;
  for (const scope of [subAccountId, '*']) {
    for (const type of target.types) {
      const registration = getRegistration(state, target.product, scope, type);
      if (registration) return registration.enabled ? registration : undefined;
    }
  }
  return undefined;
}

/** Returns the registration with this product, scope and type. */
export function getRegistration(
  state: SandboxState,
  product: Product,
  scope: string,
  type: string,
): WebhookRegistration | undefined {
  return state.table(registrationTable).get(registrationKey({ product, scope, type }));
}

/** A registration without its secrets. */
export interface RegisteredWebhook
  extends Pick<WebhookRegistration, 'product' | 'scope' | 'type' | 'url' | 'enabled'> {
  /** How events are authorized: by a header, by an OAuth token, or not at all. */
  readonly authorization: 'header' | 'oauth' | 'none';
}

export function listRegistrations(state: SandboxState): RegisteredWebhook[] {
  return state
    .table(registrationTable)
    .list()
    .map(({ product, scope, type, url, enabled, oauth, httpAuthorization }) => ({
      ...{ product, scope, type, url, enabled },
      authorization: oauth ? 'oauth' : httpAuthorization === undefined ? 'none' : 'header',
    }));
}

/** Adds a registration, or replaces the one with the same key. */
export function putRegistration(state: SandboxState, registration: WebhookRegistration): void {
  removeRegistration(state, registration.product, registration.scope, registration.type);
  state.table(registrationTable).put(registration);
}

/** Removes only this scope: `*` is a scope here, not a wildcard. */
export function removeRegistration(state: SandboxState, product: Product, scope: string, type: string): void {
  const registration = getRegistration(state, product, scope, type);
  if (registration) state.table(registrationTable).delete(registration);
}
