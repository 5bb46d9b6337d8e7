import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { manualLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveEvent } from '../triggers/receive/receive-event';
import { smsEngageTriggerConfig } from '../triggers/events/manual-trigger-configs';
import { baseDescription, manualWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';

export class EightByEightSmsEngageTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 SMS Engage Trigger',
    name: 'eightByEightSmsEngageTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(smsEngageTriggerConfig),
    description: 'Starts the workflow when someone submits an SMS Engage survey',
    eventTriggerDescription: 'Answer an SMS Engage survey',
    activationMessage: 'SMS Engage survey answers now start this workflow.',
    defaults: { name: '8x8 SMS Engage Trigger' },
    webhooks: [manualWebhook],
    properties: triggerProperties(smsEngageTriggerConfig),
  };

  webhookMethods = { default: manualLifecycle(smsEngageTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, smsEngageTriggerConfig);
  }
}
