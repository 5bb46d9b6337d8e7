/** The entry point `/testing`: a sandbox account for tests of an app, and sample webhook events. */
export { MessageNotFound } from './message-not-found.error';
export type { PostedEvent, WebhookAnswer } from './webhook-target';
export { sampleEvent, type EventOverrides } from './sample-event';
export { createTestAccount, type TestAccount, type TestAccountOptions } from './test-account';
export type { TestApp } from './test-app';
export {
  mockSmsService,
  mockChatAppsService,
  mockContactsService,
  mockAutomationService,
  mockVerificationService,
  mockVoiceService,
  mockNumberLookupService,
  mockVideoInteractionService,
  mockWebhookConfigService,
  type MockedCall,
  type MockedService,
  type ServiceMocks,
} from './mock-services';
