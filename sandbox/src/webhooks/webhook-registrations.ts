import { webhookEvents, type Product, type WebhookEventType } from 'cpaas-8x8';

import type { SandboxState } from '../engine/state';

/** How 8x8 gets a token for each event, in place of a fixed Authorization. */
export interface OAuthClient {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly credentialsLocation: string;
  readonly scope?: string;
}

/** Where one kind of event of one scope goes. */
export interface WebhookRegistration {
  /** The host it was set on. */
  readonly product: Product;
  /** A subaccount, or `*`. */
  readonly scope: string;
  /** Empty for SMS, which has one slot a scope; else CADR, MSG, CABM, the generic DR, MO, MSG, EV, or voice's five. */
  readonly type: string;
  readonly url: string;
  readonly httpAuthorization?: string;
  readonly enabled: boolean;
  readonly oauth?: OAuthClient;
}

/** Where the webhook of an event is registered: the product, and the types in order of preference. */
function registrationOf(type: WebhookEventType): { product: Product; types: readonly string[] } | undefined {
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

/** The slot that an event goes to: that of its subaccount before `*`; `undefined` when none is set or enabled. */
export function findRegistration(
  state: SandboxState,
  eventType: WebhookEventType,
  subAccountId: string,
): WebhookRegistration | undefined {
  const registration = registrationOf(eventType);
  if (!registration) return undefined;
  for (const scope of [subAccountId, '*']) {
    for (const type of registration.types) {
      const registration = state.webhookRegistrations.find(
        (each) => each.product === registration.product && each.scope === scope && each.type === type,
      );
      if (registration) return registration.enabled ? registration : undefined;
    }
  }
  return undefined;
}

/** Creates a slot, or replaces what held it. */
export function putRegistration(state: SandboxState, registration: WebhookRegistration): void {
  removeRegistration(state, registration.product, registration.scope, registration.type);
  state.webhookRegistrations.push(registration);
}

/** Removes the slot of exactly this scope: `*` is a scope, no wildcard. */
export function removeRegistration(state: SandboxState, product: Product, scope: string, type: string): void {
  const index = state.webhookRegistrations.findIndex(
    (each) => each.product === product && each.scope === scope && each.type === type,
  );
  if (index >= 0) state.webhookRegistrations.splice(index, 1);
}
