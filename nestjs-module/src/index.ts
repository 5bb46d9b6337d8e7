export { EightByEightModule, type EightByEightClient } from './eight-by-eight.module';
export type { EightByEightModuleOptions } from './eight-by-eight.module-definition';
export {
  DEFAULT_ACCOUNT,
  getEightByEightOptionsToken,
  getEightByEightToken,
  getWebhookReceiverToken,
} from './eight-by-eight.tokens';
export { InjectEightByEight } from './inject-eight-by-eight.decorator';
export type { EventHandling, EventIntake, WebhookReceiver } from './webhooks/event-intake.interface';
export type { EventClaim, EventStore } from './webhooks/event-store.interface';
export type { WebhookOptions } from './webhooks/webhook-options.interface';
