export { MessageNotFound } from './message-not-found';
export type { PostedEvent, WebhookAnswer } from './post-event';
export { sampleEvent, type EventOverrides } from './sample-event';
export { createTestAccount, type TestAccount, type TestAccountOptions } from './test-account';
export type { TestApp } from './test-app';
