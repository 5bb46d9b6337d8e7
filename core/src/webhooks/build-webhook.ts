import { webhookEvents, webhookFamilies, type WebhookEventType, type WebhookFamilyName } from './events';
import type { JsonObject } from '../validation/objects';

/**
 * Wraps a payload in the envelope of its event: the body that 8x8 posts, for tests and emulators.
 *
 * @example
 * const body = buildWebhook('sms.inbound', { umid, source: '+6591234567', body: 'Hello' });
 */
export function buildWebhook(type: WebhookEventType, payload: JsonObject): JsonObject {
  const { family, eventType, title } = webhookEvents[type];
  const { envelopeFields, payloadIn } = webhookFamilies[family as WebhookFamilyName];
  const named = eventType === undefined ? {} : { eventType };
  if (payloadIn === undefined) return { ...payload, ...envelopeFields, ...named };
  return { ...envelopeFields, ...named, description: title, [payloadIn]: payload };
}
