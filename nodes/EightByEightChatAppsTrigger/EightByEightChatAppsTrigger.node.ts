import {
  NodeConnectionTypes,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive-event';
import { chatAppsProduct } from '../triggers/chat-apps-product';
import { triggerProperties } from '../triggers/trigger-properties';
import { triggerSubtitle } from '../triggers/trigger-subtitle';
import { triggerWebhook } from '../triggers/trigger-webhook';
import { createWebhook, deleteWebhook, webhookExists } from '../triggers/webhook-lifecycle';

export class EightByEightChatAppsTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 Chat Apps Trigger',
    name: 'eightByEightChatAppsTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: triggerSubtitle(chatAppsProduct),
    description:
      'Starts the workflow on messages and receipts of WhatsApp, RCS, Viber, LINE and Zalo, and on changes of a WhatsApp account',
    eventTriggerDescription: 'Send a message to one of your 8x8 channels, or from it',
    activationMessage: 'Chat apps events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 Chat Apps Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [triggerWebhook],
    properties: triggerProperties(chatAppsProduct),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await webhookExists(this, chatAppsProduct);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await createWebhook(this, chatAppsProduct);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await deleteWebhook(this, chatAppsProduct);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, chatAppsProduct);
  }
}
