import type { IWebhookDescription } from 'n8n-workflow';

/** The one address of a trigger. It is worth showing only to those who enter it at 8x8 themselves. */
export const triggerWebhook: IWebhookDescription = {
  name: 'default',
  httpMethod: 'POST',
  responseMode: 'onReceived',
  // Empty, and not left out: see `startWorkflow`.
  responseData: '',
  path: 'webhook',
  ndvHideUrl: '={{ $parameter["registration"] !== "manual" }}',
  ndvHideMethod: true,
};

/** The address of a trigger that nobody but a person can enter at 8x8. */
export const enteredWebhook: IWebhookDescription = { ...triggerWebhook, ndvHideUrl: false };
