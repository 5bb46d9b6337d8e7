/** The main entry point: the module, its injectable clients and services, and webhooks as event handlers. */
export type { ApiName, EightByEightClient } from 'cpaas-8x8';
export {
  ApiService,
  AutomationService,
  ChatAppsService,
  ContactsService,
  NumberLookupService,
  SmsService,
  VerificationService,
  VideoInteractionService,
  VoiceService,
  WebhookConfigService,
  type ApiServiceClass,
} from './client/eight-by-eight.services';
export { InjectEightByEight, InjectEightByEightService } from './eight-by-eight.decorators';
export { EightByEightModule } from './eight-by-eight.module';
export type { EightByEightAsyncOptions, EightByEightRootOptions } from './eight-by-eight.module-definition';
export {
  DEFAULT_ACCOUNT,
  getEightByEightOptionsToken,
  getEightByEightServiceToken,
  getEightByEightToken,
  getWebhookReceiverToken,
  type EightByEightService,
} from './eight-by-eight.tokens';
export { outliveRequest } from './http/current-request';
export { EightByEightExceptionFilter } from './http/eight-by-eight-exception.filter';
export { EndWithRequest } from './http/end-with-request.interceptor';
export { InjectRequestSignal, REQUEST_SIGNAL, RequestSignal } from './http/request-signal.decorators';
export type {
  AttemptLogging,
  EightByEightModuleOptions,
  EightByEightOptionsFactory,
} from './options/eight-by-eight-options.interface';
export * from './webhooks';
