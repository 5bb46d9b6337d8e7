import {
  isRegistrable,
  webhookEvents,
  type WebhookProduct,
  type WebhookType,
  type WebhookConfiguration,
  type WebhookEventType,
} from 'cpaas-8x8';
import type { Subscription } from '../decorators/subscription';
import type { RegistrationOptions } from './registration-options.interface';

/** A kind of webhook for which 8x8 stores one URL: SMS is one kind; chat apps and voice have one kind per type. */
export interface WebhookKind {
  readonly product: WebhookProduct;
  readonly type?: WebhookType;
}

const eventTable: Readonly<Record<WebhookEventType, { readonly webhook: WebhookConfiguration }>> =
  webhookEvents;

/** Every kind of webhook that can be registered by API. */
export const allWebhookKinds: readonly WebhookKind[] = unique(
  Object.values(eventTable).map(({ webhook }) => kindOfConfiguration(webhook)),
);

/**
 * Returns the kinds of webhooks that these subscriptions need, or all kinds of the given products.
 *
 * Call actions (`VCA`) are included only if a handler answers them: once registered, 8x8 asks the app on every call.
 * A subscription to `'*'` includes SMS and chat apps; voice needs a handler of its own or `products`.
 */
export function webhookKindsFor(
  subscriptions: readonly Subscription[],
  products: RegistrationOptions['products'],
): readonly WebhookKind[] {
  const subscribed = unique(subscriptions.flatMap(kindsOfSubscription));
  if (!products) return subscribed;
  const answersCalls = subscribed.some(({ type }) => type === 'VCA');
  return allWebhookKinds.filter(
    ({ product, type }) => products.includes(product) && (type !== 'VCA' || answersCalls),
  );
}

function kindsOfSubscription({ types }: Subscription): readonly (WebhookKind | undefined)[] {
  if (types === '*') return allWebhookKinds.filter(({ product }) => product !== 'voice');
  return types.map((type) =>
    type === 'unknown' ? undefined : kindOfConfiguration(eventTable[type].webhook),
  );
}

/** Returns nothing for events whose URL cannot be set by API, but only by 8x8's support. */
function kindOfConfiguration(webhook: WebhookConfiguration): WebhookKind | undefined {
  if (!isRegistrable(webhook)) return undefined;
  return webhook.via === 'sms' ? { product: 'sms' } : { product: webhook.via, type: webhook.type };
}

function unique(kinds: readonly (WebhookKind | undefined)[]): readonly WebhookKind[] {
  const byName = new Map<string, WebhookKind>();
  for (const kind of kinds) if (kind) byName.set(`${kind.product}/${kind.type ?? ''}`, kind);
  return [...byName.values()];
}

/** `SMS events`, `voice events of type VCS`. */
export const describeWebhookKind = ({ product, type }: WebhookKind): string =>
  type === undefined ? 'SMS events' : `${product === 'voice' ? 'voice' : 'chat apps'} events of type ${type}`;
