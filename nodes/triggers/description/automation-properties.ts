import type { INodeProperties } from 'n8n-workflow';
import { automationTriggerConfig } from '../events/manual-trigger-configs';
import { triggerProperties } from './trigger-properties';

const respond: INodeProperties = {
  displayName: 'Respond',
  name: 'respond',
  type: 'options',
  noDataExpression: true,
  options: [
    {
      name: 'Immediately',
      value: 'immediately',
      description: 'The step continues as soon as the workflow starts',
    },
    {
      name: 'With Result of Workflow',
      value: 'result',
      description:
        'The step receives the first item of the last node as JSON, so the 8x8 workflow can branch on it. The step waits 5 seconds unless you set its timeout.',
    },
  ],
  default: 'immediately',
  description: 'When and with what to respond to the step in 8x8 Automation',
};

/** All parameters of the Automation trigger, in display order. */
export function automationProperties(): INodeProperties[] {
  const [events, ...rest] = triggerProperties(automationTriggerConfig);
  return [...(events ? [events] : []), respond, ...rest];
}
