import { jest } from '@jest/globals';
import * as n8nWorkflow from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';

interface TriggerTypes {
  readonly triggerTypes: Readonly<Record<string, INodeType>>;
}

/** The triggers as a new process has them: with no memory of what was before. */
export function freshTriggerTypes(): Readonly<Record<string, INodeType>> {
  let fresh: TriggerTypes['triggerTypes'] = {};
  // Only our own code is loaded again: n8n's takes seconds, and remembers nothing of ours.
  jest.doMock('n8n-workflow', () => n8nWorkflow);
  jest.isolateModules(() => {
    ({ triggerTypes: fresh } = jest.requireActual<TriggerTypes>('./trigger-types'));
  });
  jest.dontMock('n8n-workflow');
  return fresh;
}
