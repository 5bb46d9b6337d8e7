/** Registering webhooks: one interface for the webhook APIs of 8x8's products. */
export { webhookRegistrations, type WebhookRegistrations } from './product-registrations';
export {
  findRegistered,
  isRegistrable,
  isSameWebhookScope,
  webhookScopeOf,
  type RegisteredWebhook,
  type WebhookProduct,
  type WebhookRegistration,
  type WebhookScope,
  type WebhookType,
} from './registration';
export { isPrivateUrl, isSameUrl, redactUrl, urlWithoutQuery } from './webhook-url';
