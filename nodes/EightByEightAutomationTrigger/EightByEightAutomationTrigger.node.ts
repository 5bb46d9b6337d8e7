import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { automationStepWebhook, baseDescription } from '../triggers/description/base-description';
import { automationTriggerConfig } from '../triggers/events/manual-trigger-configs';
import { automationProperties } from '../triggers/description/automation-properties';
import { manualLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveAutomationStep } from '../triggers/respond/automation-step';
import { triggerSubtitle } from '../triggers/events/event-selection';

export class EightByEightAutomationTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 Automation Trigger',
    name: 'eightByEightAutomationTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(automationTriggerConfig),
    description:
      'Starts the workflow when a step of an 8x8 Automation workflow calls it, and can return its result to that step',
    eventTriggerDescription: 'Run the 8x8 Automation workflow whose step calls the Test URL',
    activationMessage: '8x8 Automation steps now start this workflow.',
    defaults: { name: '8x8 Automation Trigger' },
    webhooks: [automationStepWebhook],
    properties: automationProperties(),
  };

  webhookMethods = { default: manualLifecycle(automationTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveAutomationStep(this, automationTriggerConfig);
  }
}
