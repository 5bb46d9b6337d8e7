import { definitions } from './definitions';
import { referenceData } from './reference-data';
import { usage } from './usage';
import { workflows } from './workflows';
import type { Api } from '../operation';

/** The Automation API: workflows that 8x8 runs when a message arrives or an HTTP request triggers them. It is in beta. */
export const automation = {
  title: 'Automation',
  summary: 'Manages 8x8 workflows, which run when a message arrives or an HTTP request triggers them',
  product: 'automation',
  choices: { definitionId: 'automation.getDefinitions', workflowId: 'automation.getWorkflows' },
  operations: { ...definitions, ...workflows, ...referenceData, ...usage },
} as const satisfies Api;
