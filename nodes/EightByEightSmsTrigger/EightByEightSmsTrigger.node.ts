import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive/receive-event';
import { smsProduct } from '../triggers/events/sms-trigger-config';
import { everyTrigger, triggerWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { registeringLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

export class EightByEightSmsTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 SMS Trigger',
    name: 'eightByEightSmsTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(smsProduct),
    description:
      'Starts the workflow when an SMS arrives, a delivery receipt comes or a short link is opened',
    eventTriggerDescription: 'Send an SMS to your 8x8 number, or from it',
    activationMessage: 'SMS events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 SMS Trigger' },
    webhooks: [triggerWebhook],
    properties: triggerProperties(smsProduct),
  };

  webhookMethods = { default: registeringLifecycle(smsProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, smsProduct);
  }
}
