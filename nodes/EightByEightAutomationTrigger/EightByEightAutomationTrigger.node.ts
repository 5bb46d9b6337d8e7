import {
  NodeConnectionTypes,
  type IHookFunctions,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { stepWebhook } from '../triggers/answering-webhook';
import { automationProduct } from '../triggers/automation-product';
import { automationProperties } from '../triggers/automation-properties';
import { assertSecret, forgetWebhook } from '../triggers/entered-webhook';
import { receiveStep } from '../triggers/receive-step';
import { triggerSubtitle } from '../triggers/trigger-subtitle';

export class EightByEightAutomationTrigger implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8 Automation Trigger',
    name: 'eightByEightAutomationTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['trigger'],
    version: 1,
    subtitle: triggerSubtitle(automationProduct),
    description:
      'Starts the workflow when a step of an 8x8 Automation workflow calls it, and can hand its result back to that step',
    eventTriggerDescription: 'Run the 8x8 Automation workflow whose step calls the Test URL',
    activationMessage: 'Steps of 8x8 Automation start this workflow from now on.',
    defaults: { name: '8x8 Automation Trigger' },
    inputs: [],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true }],
    webhooks: [stepWebhook],
    properties: automationProperties(),
  };

  webhookMethods = {
    default: {
      async checkExists(this: IHookFunctions): Promise<boolean> {
        await assertSecret(this, automationProduct);
        return true;
      },
      // A person enters the address at 8x8, and takes it out.
      async create(this: IHookFunctions): Promise<boolean> {
        await assertSecret(this, automationProduct);
        return true;
      },
      async delete(this: IHookFunctions): Promise<boolean> {
        return await forgetWebhook(this);
      },
    },
  };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveStep(this, automationProduct);
  }
}
