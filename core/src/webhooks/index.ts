/** Receiving webhooks: parsing, building and simplifying events, and the meaning of delivery receipts. */
export { authorizationMatches } from './authorization';
export { buildWebhook } from './build-webhook';
export {
  isFamily,
  type KnownWebhookEvent,
  type UnknownWebhookEvent,
  type WebhookEvent,
  type WebhookEventOf,
} from './event';
export type { EventIdentity, WebhookConfiguration, WebhookEventDefinition } from './events/event-definition';
export {
  webhookEvents,
  webhookEventTypes,
  type WebhookEventType,
  type WebhookFamilyName,
  type WebhookPayload,
} from './events';
export type { JsonObject } from '../validation/objects';
export { parseWebhook } from './parsing/parse-webhook';
export { receiptMeaning } from './receipts';
export { isStaleReceipt, receiptProgress, receiptRank, type ReceiptProgress } from './receipts';
export { sessionKey } from './session-key';
export { simpleFields, type SimpleField } from './events/simplified-fields';
export { simplify, type SimpleEvent } from './simplify';
export { WebhookBodyError, type WebhookBodyReason } from './parsing/read-body';
