import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { enteredLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveEvent } from '../triggers/receive/receive-event';
import { smsEngageProduct } from '../triggers/events/manual-trigger-configs';
import { everyTrigger, enteredWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';

export class EightByEightSmsEngageTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 SMS Engage Trigger',
    name: 'eightByEightSmsEngageTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(smsEngageProduct),
    description: 'Starts the workflow when someone submits an SMS Engage survey',
    eventTriggerDescription: 'Answer an SMS Engage survey',
    activationMessage: 'Survey answers of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 SMS Engage Trigger' },
    webhooks: [enteredWebhook],
    properties: triggerProperties(smsEngageProduct),
  };

  webhookMethods = { default: enteredLifecycle(smsEngageProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, smsEngageProduct);
  }
}
