import type { IWebhookDescription } from 'n8n-workflow';
import { enteredWebhook, triggerWebhook } from './trigger-webhook';

/** The address of a trigger whose workflow is the answer: all items of its last node. */
export const answeringWebhook: IWebhookDescription = {
  ...triggerWebhook,
  responseMode: 'lastNode',
  responseData: 'allEntries',
};

/** The address that a step of 8x8 Automation calls; it may want the result, or only to be heard. */
export const stepWebhook: IWebhookDescription = {
  ...enteredWebhook,
  responseMode: '={{ $parameter["respond"] === "result" ? "lastNode" : "onReceived" }}',
  responseData: '={{ $parameter["respond"] === "result" ? "firstEntryJson" : "" }}',
};
