/** The main entry point: the module, its injectable clients and services, and webhooks as event handlers. */
// An app needs only this package: the errors, the types of events, and helpers such as `say` and `fromCsv`.
export * from 'cpaas-8x8';
export { EightByEightClient } from './client/eight-by-eight-client';
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
export { EightByEightAccounts } from './tenants/eight-by-eight-accounts';
export { UnknownTenantError } from './http/unknown-tenant.error';
export { EightByEightAccountsModule } from './tenants/eight-by-eight-accounts.module';
export type {
  EightByEightAccountsAsyncOptions,
  EightByEightAccountsExtras,
  EightByEightAccountsOptions,
  TenantAccount,
  TenantRegistrationOptions,
  TenantWebhookOptions,
} from './tenants/accounts-options.interface';
export { outliveRequest } from './http/current-request';
export { EightByEightExceptionFilter } from './http/eight-by-eight-exception.filter';
export { EndWithRequest } from './http/end-with-request.interceptor';
export type {
  AttemptLogging,
  EightByEightModuleOptions,
  EightByEightOptionsFactory,
} from './options/eight-by-eight-options.interface';
export * from './webhooks';
