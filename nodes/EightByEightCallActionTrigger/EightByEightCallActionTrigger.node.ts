import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { answerCall } from '../triggers/answer-call';
import { answeringWebhook } from '../triggers/answering-webhook';
import { callActionProduct } from '../triggers/call-action-product';
import { callActionProperties } from '../triggers/call-action-properties';
import { registeringLifecycle } from '../triggers/webhook-lifecycle';
import { everyTrigger } from '../triggers/every-trigger';

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
