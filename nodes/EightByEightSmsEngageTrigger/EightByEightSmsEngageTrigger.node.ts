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
import { smsEngageProduct } from '../triggers/sms-engage-product';
import { triggerProperties } from '../triggers/trigger-properties';
import { triggerSubtitle } from '../triggers/trigger-subtitle';
import { enteredWebhook } from '../triggers/trigger-webhook';

export class EightByEightSmsEngageTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 SMS Engage Trigger',
    name: 'eightByEightSmsEngageTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: triggerSubtitle(smsEngageProduct),
    description: 'Starts the workflow when someone submits an SMS Engage survey',
    eventTriggerDescription: 'Answer an SMS Engage survey',
    activationMessage: 'Survey answers of 8x8 start this workflow from now on.',
    defaults: { name: '8x8 SMS Engage Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [enteredWebhook],
    properties: triggerProperties(smsEngageProduct),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        await assertSecret(this, smsEngageProduct);
        return true;
      },
      // A person enters the address at 8x8, and takes it out.
      async create(this: IHookFunctions): Promise<boolean> {
        await assertSecret(this, smsEngageProduct);
        return true;
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await forgetWebhook(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, smsEngageProduct);
  }
}
