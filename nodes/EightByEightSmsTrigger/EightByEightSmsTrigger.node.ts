import {
  NodeConnectionTypes,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive-event';
import { smsProduct } from '../triggers/sms-product';
import { triggerProperties } from '../triggers/trigger-properties';
import { triggerSubtitle } from '../triggers/trigger-subtitle';
import { triggerWebhook } from '../triggers/trigger-webhook';
import { createWebhook, deleteWebhook, webhookExists } from '../triggers/webhook-lifecycle';

export class EightByEightSmsTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 SMS Trigger',
    name: 'eightByEightSmsTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: triggerSubtitle(smsProduct),
    description:
      'Starts the workflow when an SMS arrives, a delivery receipt comes or a short link is opened',
    eventTriggerDescription: 'Send an SMS to your 8x8 number, or from it',
    activationMessage: 'SMS events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 SMS Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [triggerWebhook],
    properties: triggerProperties(smsProduct),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await webhookExists(this, smsProduct);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await createWebhook(this, smsProduct);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await deleteWebhook(this, smsProduct);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, smsProduct);
  }
}
