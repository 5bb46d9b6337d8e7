/** Receiving webhooks: decorators for event handlers, event stores, and the options of the endpoint. */
export * from './decorators/event.decorators';
export {
  EventBusyError,
  EventHandlingError,
  HandlerTimeoutError,
  UnavailableError,
  type FailedHandler,
} from './handlers/event-handling.errors';
export type { EventHandling, EventIntake, WebhookReceiver } from './handlers/webhook-receiver.interface';
export type { EventClaim, EventStore } from './stores/event-store.interface';
export type {
  HandledEvent,
  HandlerDecorator,
  HandlerFilter,
  HandlerOptions,
} from './decorators/handler.decorator';
export { EIGHT_BY_EIGHT_CONTEXT } from './handlers/handler-invoker';
export type { OfTenant, TenantEvent } from './decorators/tenant-event';
export { MemoryEventStore, type MemoryEventStoreOptions } from './stores/memory-event-store';
export { OnCallAction, type CallFlow } from './decorators/on-call-action.decorator';
export { OnEightByEight } from './decorators/on-eight-by-eight.decorator';
export type { RegistrationOptions } from './registration/registration-options.interface';
export type { WebhookOptions } from './webhook-options.interface';
export type {
  EventListener,
  EventOutcome,
  EventReport,
  HandlerReport,
} from './handlers/event-report.interface';
export type { EnhancerScope } from './handlers/handler-contexts';
