import {
  NodeConnectionTypes,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { answerCall } from '../triggers/answer-call';
import { answeringWebhook } from '../triggers/answering-webhook';
import { callActionProduct } from '../triggers/call-action-product';
import { callActionProperties } from '../triggers/call-action-properties';
import { createWebhook, deleteWebhook, webhookExists } from '../triggers/webhook-lifecycle';

export class EightByEightCallActionTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 Voice Call Action Trigger',
    name: 'eightByEightCallActionTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    description:
      'Starts the workflow when a call asks what to do next, and plays the call flow that the workflow ends with',
    eventTriggerDescription: 'Call one of your 8x8 numbers',
    activationMessage: 'Calls to your 8x8 numbers are answered by this workflow from now on.',
    defaults: { name: '8x8 Voice Call Action Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [answeringWebhook],
    properties: callActionProperties(),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await webhookExists(this, callActionProduct);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await createWebhook(this, callActionProduct);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await deleteWebhook(this, callActionProduct);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await answerCall(this, callActionProduct);
  }
}
