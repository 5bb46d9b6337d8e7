import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { stepWebhook, everyTrigger } from '../triggers/description/base-description';
import { automationProduct } from '../triggers/events/manual-trigger-configs';
import { automationProperties } from '../triggers/description/automation-properties';
import { enteredLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveStep } from '../triggers/respond/automation-step';
import { triggerSubtitle } from '../triggers/events/event-selection';

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
