import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { automationStepWebhook, baseDescription } from '../triggers/description/base-description';
import { automationTriggerConfig } from '../triggers/events/manual-trigger-configs';
import { automationProperties } from '../triggers/description/automation-properties';
import { manualLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveAutomationStep } from '../triggers/respond/automation-step';
import { triggerSubtitle } from '../triggers/events/event-selection';

/** Starts a workflow of n8n when a step of an 8x8 workflow calls its URL. It can respond with the result. */
export class EightByEightAutomationTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 Automation Trigger',
    name: 'eightByEightAutomationTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(automationTriggerConfig),
    // n8n's node panel has one entry for this trigger and its action node, with this text.
    description:
      'Start 8x8 workflows, and start a workflow of n8n when a step of an 8x8 workflow calls it, which can get its result',
    eventTriggerDescription: 'Run the 8x8 workflow whose step calls the Test URL',
    activationMessage: 'Steps of 8x8 workflows now start this workflow.',
    defaults: { name: '8x8 Automation Trigger' },
    webhooks: [automationStepWebhook],
    properties: automationProperties(),
  };

  webhookMethods = { default: manualLifecycle(automationTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveAutomationStep(this, automationTriggerConfig);
  }
}
