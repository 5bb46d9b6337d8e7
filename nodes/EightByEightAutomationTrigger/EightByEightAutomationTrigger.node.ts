import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { stepWebhook } from '../triggers/answering-webhook';
import { automationProduct } from '../triggers/automation-product';
import { automationProperties } from '../triggers/automation-properties';
import { enteredLifecycle } from '../triggers/entered-webhook';
import { receiveStep } from '../triggers/receive-step';
import { everyTrigger } from '../triggers/every-trigger';
import { triggerSubtitle } from '../triggers/trigger-subtitle';

export class EightByEightAutomationTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...everyTrigger,
    displayName: '8x8 Automation Trigger',
    name: 'eightByEightAutomationTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(automationProduct),
    description:
      'Starts the workflow when a step of an 8x8 Automation workflow calls it, and can hand its result back to that step',
    eventTriggerDescription: 'Run the 8x8 Automation workflow whose step calls the Test URL',
    activationMessage: 'Steps of 8x8 Automation start this workflow from now on.',
    defaults: { name: '8x8 Automation Trigger' },
    webhooks: [stepWebhook],
    properties: automationProperties(),
  };

  webhookMethods = { default: enteredLifecycle(automationProduct) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveStep(this, automationProduct);
  }
}
