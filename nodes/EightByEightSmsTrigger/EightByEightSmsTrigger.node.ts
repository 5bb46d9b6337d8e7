import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive/receive-event';
import { smsTriggerConfig } from '../triggers/events/sms-trigger-config';
import { listMethods } from '../triggers/description/list-fields';
import { baseDescription, triggerWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { automaticLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

/** Starts a workflow when an SMS, a receipt or a survey answer arrives, or when a short link is opened. */
export class EightByEightSmsTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 SMS Trigger',
    name: 'eightByEightSmsTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(smsTriggerConfig),
    // n8n's node panel has one entry for this trigger and its action node, with this text.
    description:
      'Send SMS, and start a workflow when an SMS, a delivery receipt or a survey answer arrives, or a short link is opened',
    eventTriggerDescription: 'Send an SMS to or from your 8x8 number',
    activationMessage: '8x8 SMS events now start this workflow.',
    defaults: { name: '8x8 SMS Trigger' },
    webhooks: [triggerWebhook],
    properties: triggerProperties(smsTriggerConfig),
  };

  methods = listMethods('subAccounts');

  webhookMethods = { default: automaticLifecycle(smsTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, smsTriggerConfig);
  }
}
