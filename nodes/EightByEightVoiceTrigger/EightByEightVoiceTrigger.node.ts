import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive/receive-event';
import { everyTrigger, triggerWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { voiceProduct } from '../triggers/events/voice-trigger-config';
import { registeringLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

export class EightByEightVoiceTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 Voice Trigger',
    name: 'eightByEightVoiceTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(voiceProduct),
    description:
      'Starts the workflow on what happens in calls: their status, their summary, their recording, and changes of virtual numbers',
    eventTriggerDescription: 'Call one of your 8x8 numbers, or have 8x8 call',
    activationMessage: 'Voice events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 Voice Trigger' },
    webhooks: [triggerWebhook],
    properties: triggerProperties(voiceProduct),
  };

  webhookMethods = { default: registeringLifecycle(voiceProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, voiceProduct);
  }
}
