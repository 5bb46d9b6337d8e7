import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive/receive-event';
import { chatAppsTriggerConfig } from '../triggers/events/chat-apps-trigger-config';
import { listMethods } from '../triggers/description/list-fields';
import { baseDescription, triggerWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { automaticLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

/** Starts a workflow on chat messages, their receipts and changes to a WhatsApp account. */
export class EightByEightChatAppsTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 Chat Apps Trigger',
    name: 'eightByEightChatAppsTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(chatAppsTriggerConfig),
    // n8n's node panel has one entry for this trigger and its action node, with this text.
    description:
      'Send WhatsApp, RCS, Viber, LINE and Zalo messages, and start a workflow on messages, receipts and changes to a WhatsApp account',
    eventTriggerDescription: 'Send a message to or from one of your 8x8 channels',
    activationMessage: '8x8 chat apps events now start this workflow.',
    defaults: { name: '8x8 Chat Apps Trigger' },
    webhooks: [triggerWebhook],
    properties: triggerProperties(chatAppsTriggerConfig),
  };

  methods = listMethods('subAccounts');

  webhookMethods = { default: automaticLifecycle(chatAppsTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, chatAppsTriggerConfig);
  }
}
