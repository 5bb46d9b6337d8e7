import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { manualLifecycle } from '../triggers/lifecycle/manual-webhook';
import { receiveEvent } from '../triggers/receive/receive-event';
import { baseDescription, manualWebhook } from '../triggers/description/base-description';
import { triggerProperties } from '../triggers/description/trigger-properties';
import { triggerSubtitle } from '../triggers/events/event-selection';
import { videoTriggerConfig } from '../triggers/events/manual-trigger-configs';

/** Starts a workflow when 8x8 Video Interaction reports that a recording ended or is ready to download. */
export class EightByEightVideoTrigger implements INodeType {
  description: INodeTypeDescription = {
    ...baseDescription,
    displayName: '8x8 Video Trigger',
    name: 'eightByEightVideoTrigger',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    subtitle: triggerSubtitle(videoTriggerConfig),
    // n8n's node panel has one entry for this trigger and its action node, with this text.
    description:
      'Create tokens for video calls, and start a workflow when a recording ends or is ready to download',
    eventTriggerDescription: 'Record a video call in 8x8 Video Interaction',
    activationMessage: '8x8 Video Interaction events now start this workflow.',
    defaults: { name: '8x8 Video Trigger' },
    webhooks: [manualWebhook],
    properties: triggerProperties(videoTriggerConfig),
  };

  webhookMethods = { default: manualLifecycle(videoTriggerConfig) };

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await receiveEvent(this, videoTriggerConfig);
  }
}
