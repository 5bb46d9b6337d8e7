import { jest } from '@jest/globals';
import * as n8nWorkflow from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';

interface TriggerTypes {
  readonly triggerTypes: Readonly<Record<string, INodeType>>;
}

/** Loads the triggers anew, as after a restart of n8n: they remember no events and responses. */
export function freshTriggerTypes(): Readonly<Record<string, INodeType>> {
  let fresh: TriggerTypes['triggerTypes'] = {};
  // Reloads only our own code. n8n's code takes seconds to load and holds no state of ours.
  jest.doMock('n8n-workflow', () => n8nWorkflow);
  jest.isolateModules(() => {
    ({ triggerTypes: fresh } = jest.requireActual<TriggerTypes>('./trigger-types'));
  });
  jest.dontMock('n8n-workflow');
  return fresh;
}
