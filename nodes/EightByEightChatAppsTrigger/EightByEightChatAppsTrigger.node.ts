import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive/receive-event';
import { chatAppsProduct } from '../triggers/events/chat-apps-trigger-config';
import { everyTrigger, triggerWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { registeringLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

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
