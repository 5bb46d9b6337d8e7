import type { INodeProperties } from 'n8n-workflow';
import { automationProduct } from '../events/manual-trigger-configs';
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
      description: 'The step goes on as soon as the workflow is started',
    },
    {
      name: 'With Result of Workflow',
      value: 'result',
      description:
        'The step gets the first item of the last node as JSON, so that the 8x8 workflow can branch on it. It waits 5 seconds unless its timeout says otherwise.',
    },
  ],
  default: 'immediately',
  description: 'What the step in 8x8 Automation is answered with',
};

export function automationProperties(): INodeProperties[] {
  const [events, ...rest] = triggerProperties(automationProduct);
  return [...(events ? [events] : []), respond, ...rest];
}
