import {
  NodeConnectionTypes,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { receiveEvent } from '../triggers/receive-event';
import { triggerProperties } from '../triggers/trigger-properties';
import { triggerSubtitle } from '../triggers/trigger-subtitle';
import { triggerWebhook } from '../triggers/trigger-webhook';
import { voiceProduct } from '../triggers/voice-product';
import { createWebhook, deleteWebhook, webhookExists } from '../triggers/webhook-lifecycle';

export class EightByEightVoiceTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 Voice Trigger',
    name: 'eightByEightVoiceTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: triggerSubtitle(voiceProduct),
    description:
      'Starts the workflow on what happens in calls: their status, their summary, their recording, and changes of virtual numbers',
    eventTriggerDescription: 'Call one of your 8x8 numbers, or have 8x8 call',
    activationMessage: 'Voice events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 Voice Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [triggerWebhook],
    properties: triggerProperties(voiceProduct),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        return await webhookExists(this, voiceProduct);
      },
      async create(this: IHookFunctions): Promise<boolean> {
        return await createWebhook(this, voiceProduct);
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await deleteWebhook(this, voiceProduct);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, voiceProduct);
  }
}
