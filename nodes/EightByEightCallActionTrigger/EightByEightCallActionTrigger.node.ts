import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { listMethods } from '../triggers/description/list-fields';
import { answerCall } from '../triggers/respond/answer-call';
import { callActionWebhook, baseDescription } from '../triggers/description/base-description';
import { callActionTriggerConfig } from '../triggers/events/voice-trigger-config';
import { callActionProperties } from '../triggers/description/call-action-properties';
import { automaticLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

/** Starts a workflow when 8x8 asks what to do next in a call, and responds with the call flow that it returns. */
export class EightByEightCallActionTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 Voice Call Action Trigger',
    name: 'eightByEightCallActionTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: 'Answer Call',
    description:
      'Starts the workflow when a call comes in or the caller has pressed keys, and plays the call flow that the workflow returns',
    eventTriggerDescription: 'Call one of your 8x8 numbers',
    activationMessage: 'This workflow now answers calls to your 8x8 numbers.',
    defaults: { name: '8x8 Voice Call Action Trigger' },
    webhooks: [callActionWebhook],
    properties: callActionProperties(),
  };

  methods = listMethods('subAccounts', 'speechProfiles');

  webhookMethods = { default: automaticLifecycle(callActionTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await answerCall(this, callActionTriggerConfig);
  }
}
