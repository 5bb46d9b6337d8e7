import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { answerCall } from '../triggers/respond/answer-call';
import { answeringWebhook, everyTrigger } from '../triggers/description/base-description';
import { callActionProduct } from '../triggers/events/voice-trigger-config';
import { callActionProperties } from '../triggers/description/call-action-properties';
import { registeringLifecycle } from '../triggers/lifecycle/webhook-lifecycle';

export class EightByEightCallActionTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 Voice Call Action Trigger',
    name: 'eightByEightCallActionTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: 'Answers the Call',
    description:
      'Starts the workflow when a call asks what to do next, and plays the call flow that the workflow ends with',
    eventTriggerDescription: 'Call one of your 8x8 numbers',
    activationMessage: 'Calls to your 8x8 numbers are answered by this workflow from now on.',
    defaults: { name: '8x8 Voice Call Action Trigger' },
    webhooks: [answeringWebhook],
    properties: callActionProperties(),
  };

  webhookMethods = { default: registeringLifecycle(callActionProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await answerCall(this, callActionProduct);
  }
}
