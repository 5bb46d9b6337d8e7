export { isLoopbackUrl, isSameUrl, urlWithoutQuery, redactUrl } from './webhook-url';
export {
  isRegistrable,
  findRegistered,
  isSameWebhookScope,
  webhookScopeOf,
  type RegisteredWebhook,
  type WebhookRegistration,
  type WebhookProduct,
  type WebhookType,
  type WebhookScope,
} from './registration';
export { webhookRegistrations, type WebhookRegistrations } from './product-registrations';
