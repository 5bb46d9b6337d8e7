import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

const definition = {
  trigger: 'http_request',
  status: 'enabled',
  definition: {
    name: 'Wait a little',
    steps: [{ id: 'pause', stepType: 'Wait', inputs: { duration: '0.01:00:00' } }],
  },
} as const;

async function definitionOf({ client }: Started): Promise<{ definitionId: string }> {
  const { id = '' } = await client.automation.createDefinition(definition);
  return { definitionId: id };
}

async function workflowOf(started: Started): Promise<{ definitionId: string; workflowId: string }> {
  const made = await definitionOf(started);
  const { workflowId } = await started.client.automation.startWorkflow({ ...made, trigger: {} });
  return { ...made, workflowId };
}

/** An input for every operation of Automation, by the ID of the operation. */
export const automationInputs: Readonly<Record<string, MakeInput>> = {
  'automation.getDefinitions': async () => ({}),
  'automation.createDefinition': async () => definition,
  'automation.getDefinition': definitionOf,
  'automation.updateDefinition': async (started) => ({ ...(await definitionOf(started)), ...definition }),
  'automation.deleteDefinition': async (started) => ({ ...(await definitionOf(started)), version: 1 }),
  'automation.getWorkflows': definitionOf,
  'automation.startWorkflow': async (started) => ({ ...(await definitionOf(started)), trigger: {} }),
  'automation.getWorkflow': async (started) => ({ ...(await workflowOf(started)), includeLogs: true }),
  'automation.changeWorkflow': async (started) => ({ ...(await workflowOf(started)), status: 'suspend' }),
  'automation.getWorkflowErrors': workflowOf,
  'automation.trigger': async () => ({ data: { order: 1 } }),
  'automation.getTimeZones': async () => ({ contains: 'Singapore' }),
  'automation.getFunctions': async () => ({}),
  'automation.getUsage': async () => ({}),
  'automation.getUsageHistory': async () => ({}),
};
