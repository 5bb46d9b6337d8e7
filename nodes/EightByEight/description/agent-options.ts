import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { agentRuleOf } from './agent-rule';

/** How many recipients an agent reaches, or things it deletes, where the node says nothing. */
const fewEnough = 10;

/** How far an AI agent may go with an operation that sends. */
export const agentSendLimit: INodeProperties = {
  displayName: 'Agent Send Limit',
  name: 'agentSendLimit',
  type: 'number',
  typeOptions: { minValue: 0, numberPrecision: 0 },
  default: fewEnough,
  description:
    'Most messages or calls that an AI agent may send with this node in one execution. Nothing else is limited by it.',
};

const agentsDeleteMany: INodeProperties = {
  displayName: 'Let Agents Delete in Bulk',
  name: 'agentsDeleteMany',
  type: 'boolean',
  default: false,
  description: `Whether an AI agent may delete or cancel whole batches, or more than ${fewEnough} things in one execution`,
};

/** What a person may allow an agent, for this operation. */
export function agentProperties(entry: CatalogueEntry): readonly INodeProperties[] {
  const rule = agentRuleOf(entry);
  if (rule === 'send') return [agentSendLimit];
  return rule === 'delete' ? [agentsDeleteMany] : [];
}

/** How many an agent may reach. */
export function sendLimitOf(context: IExecuteFunctions): number {
  const given = allowed(context, agentSendLimit.name);
  return typeof given === 'number' ? given : fewEnough;
}

/** How many things an agent may delete, and whether whole batches. */
export function deleteLimitOf(context: IExecuteFunctions): number {
  return allowed(context, agentsDeleteMany.name) === true ? Infinity : fewEnough;
}

/** What the options say, unless they leave it to the model: it is not to lift its own limit. */
function allowed(context: IExecuteFunctions, name: string): unknown {
  const options: unknown = context.getNode().parameters['options'];
  const written = isRecord(options) ? options[name] : options;
  if (typeof written === 'string' && /\$fromAI/i.test(written)) return undefined;
  return context.getNodeParameter(`options.${name}`, 0, '');
}
