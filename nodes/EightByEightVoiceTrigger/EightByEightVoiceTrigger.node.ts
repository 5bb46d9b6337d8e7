import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive/receive-event';
import { listMethods } from '../triggers/description/list-fields';
import { baseDescription, triggerWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { voiceTriggerConfig } from '../triggers/events/voice-trigger-config';
import { automaticLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

/** Starts a workflow on call statuses, session summaries, recordings and changes to virtual numbers. */
export class EightByEightVoiceTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 Voice Trigger',
    name: 'eightByEightVoiceTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(voiceTriggerConfig),
    // n8n's node panel has one entry for this trigger and its action node, with this text.
    description:
      'Call people, and start a workflow on call statuses, session summaries, recordings and changes to virtual numbers',
    eventTriggerDescription: 'Call one of your 8x8 numbers, or make a call from it',
    activationMessage: '8x8 voice events now start this workflow.',
    defaults: { name: '8x8 Voice Trigger' },
    webhooks: [triggerWebhook],
    properties: triggerProperties(voiceTriggerConfig),
  };

  methods = listMethods('subAccounts');

  webhookMethods = { default: automaticLifecycle(voiceTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, voiceTriggerConfig);
  }
}
