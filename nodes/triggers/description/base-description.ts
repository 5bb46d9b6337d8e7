import {
  NodeConnectionTypes,
  type INodeType,
  type INodeTypeDescription,
  type NativeParameterResolvers,
  type IWebhookDescription,
} from 'n8n-workflow';
import { credentialName } from '../../shared/client';

/** The part of the description that all trigger nodes share. */
export const baseDescription = {
  group: ['trigger'],
  // For version 1, n8n evaluates an expression on every webhook. n8n 2.41 cannot do that under "Execution Logic v2".
  version: 2,
  inputs: [],
  outputs: [NodeConnectionTypes.Main],
  credentials: [{ name: credentialName, required: true }],
} satisfies Partial<INodeTypeDescription>;

/** The methods that n8n calls when it activates or deactivates a workflow. */
export type WebhookLifecycle = NonNullable<NonNullable<INodeType['webhookMethods']>['default']>;

/** The webhook of a trigger that registers itself. Its URL is shown only for manual registration. */
export const triggerWebhook: IWebhookDescription = {
  name: 'default',
  httpMethod: 'POST',
  responseMode: 'onReceived',
  // An empty text, because `startWorkflow` in receive-event.ts does not work if the property is missing.
  responseData: '',
  path: 'webhook',
  // The URL is shown if somebody must enter it at 8x8: the user, or 8x8 support for survey answers.
  ndvHideUrl:
    '={{ $parameter["registration"] !== "manual" && !($parameter["events"] || []).includes("smsEngage.response") }}',
  ndvHideMethod: true,
};

/** The webhook of a trigger that can only be registered manually. */
export const manualWebhook: IWebhookDescription = { ...triggerWebhook, ndvHideUrl: false };

/** The webhook of the Call Action trigger. It responds with all items of the last node, which are the call flow. */
export const callActionWebhook: IWebhookDescription = {
  ...triggerWebhook,
  responseMode: 'lastNode',
  responseData: 'allEntries',
};

/** A field whose value depends on the parameter "Respond". */
const whenResult = (result: string, otherwise: string): NativeParameterResolvers[string] => ({
  template: `={{ $parameter["respond"] === "result" ? "${result}" : "${otherwise}" }}`,
  resolve: ({ respond }) => (respond === 'result' ? result : otherwise),
});

const responseMode = whenResult('lastNode', 'onReceived');
const responseData = whenResult('firstEntryJson', '');

/** The webhook of the Automation trigger. It responds at once, or with the first item of the last node. */
export const automationStepWebhook: IWebhookDescription = {
  ...manualWebhook,
  responseMode: responseMode.template,
  responseData: responseData.template,
  // n8n 2.40 and later call these functions instead of the expressions, which n8n 2.41 cannot evaluate for a webhook under
  // "Execution Logic v2". Older versions do not know this symbol.
  [Symbol.for('n8n.webhookDescriptionResolvers')]: { responseMode, responseData },
};
