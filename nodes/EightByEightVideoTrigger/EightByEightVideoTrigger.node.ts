import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { enteredLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveEvent } from '../triggers/receive/receive-event';
import { everyTrigger, enteredWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { videoProduct } from '../triggers/events/manual-trigger-configs';

export class EightByEightVideoTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 Video Interaction Trigger',
    name: 'eightByEightVideoTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(videoProduct),
    description: 'Starts the workflow when the recording of a video call has ended or can be fetched',
    eventTriggerDescription: 'Record a video call of 8x8 Video Interaction',
    activationMessage: 'Video events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 Video Interaction Trigger' },
    webhooks: [enteredWebhook],
    properties: triggerProperties(videoProduct),
  };

  webhookMethods = { default: enteredLifecycle(videoProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, videoProduct);
  }
}
