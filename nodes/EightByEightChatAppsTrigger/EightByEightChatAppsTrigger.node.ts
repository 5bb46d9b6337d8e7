import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive-event';
import { chatAppsProduct } from '../triggers/chat-apps-product';
import { everyTrigger } from '../triggers/every-trigger';
import { triggerProperties } from '../triggers/trigger-properties';
import { triggerSubtitle } from '../triggers/trigger-subtitle';
import { triggerWebhook } from '../triggers/trigger-webhook';
import { registeringLifecycle } from '../triggers/webhook-lifecycle';

export class EightByEightChatAppsTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 Chat Apps Trigger',
    name: 'eightByEightChatAppsTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(chatAppsProduct),
    description:
      'Starts the workflow on messages and receipts of WhatsApp, RCS, Viber, LINE and Zalo, and on changes of a WhatsApp account',
    eventTriggerDescription: 'Send a message to one of your 8x8 channels, or from it',
    activationMessage: 'Chat apps events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 Chat Apps Trigger' },
    webhooks: [triggerWebhook],
    properties: triggerProperties(chatAppsProduct),
  };

  webhookMethods = { default: registeringLifecycle(chatAppsProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, chatAppsProduct);
  }
}
