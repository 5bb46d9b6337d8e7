import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookDescription,
} from 'n8n-workflow';
import { credentialName } from '../../shared/client';

/** What the descriptions of all triggers say alike. */
export const everyTrigger = {
  group: ['trigger'],
  version: 1,
  inputs: [],
  outputs: [NodeConnectionTypes.Main],
  credentials: [{ name: credentialName, required: true }],
} satisfies Partial<INodeTypeDescription>;

/** What n8n calls when a workflow with a trigger is activated and deactivated. */
export type WebhookLifecycle = NonNullable<NonNullable<INodeType['webhookMethods']>['default']>;

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
