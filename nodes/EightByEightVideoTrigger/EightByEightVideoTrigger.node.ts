import {
  NodeConnectionTypes,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { assertSecret, forgetWebhook } from '../triggers/entered-webhook';
import { receiveEvent } from '../triggers/receive-event';
import { triggerProperties } from '../triggers/trigger-properties';
import { triggerSubtitle } from '../triggers/trigger-subtitle';
import { enteredWebhook } from '../triggers/trigger-webhook';
import { videoProduct } from '../triggers/video-product';

export class EightByEightVideoTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 Video Interaction Trigger',
    name: 'eightByEightVideoTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: triggerSubtitle(videoProduct),
    description: 'Starts the workflow when the recording of a video call has ended or can be fetched',
    eventTriggerDescription: 'Record a video call of 8x8 Video Interaction',
    activationMessage: 'Video events of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 Video Interaction Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [enteredWebhook],
    properties: triggerProperties(videoProduct),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        await assertSecret(this, videoProduct);
        return true;
      },
      // A person enters the address at 8x8, and takes it out.
      async create(this: IHookFunctions): Promise<boolean> {
        await assertSecret(this, videoProduct);
        return true;
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await forgetWebhook(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, videoProduct);
  }
}
