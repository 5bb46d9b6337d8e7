import { type CatalogueEntry, needsConsent } from '../../../core/src/catalogue';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isRecord, type Values } from '../fields/field';
import type { OperationId } from '../../../core/src/generated';

/** How many recipients an agent reaches, or things it deletes, where the node says nothing. */
const defaultAgentLimit = 10;

/** How far an AI agent may go with an operation that sends. */
export const agentSendLimitProperty: INodeProperties = {
  displayName: 'Agent Send Limit',
  name: 'agentSendLimit',
  type: 'number',
  typeOptions: { minValue: 0, numberPrecision: 0 },
  default: defaultAgentLimit,
  description:
    'Most messages or calls that an AI agent may send with this node in one execution. Nothing else is limited by it.',
};

const bulkDeleteProperty: INodeProperties = {
  displayName: 'Let Agents Delete in Bulk',
  name: 'agentsDeleteMany',
  type: 'boolean',
  default: false,
  description: `Whether an AI agent may delete or cancel whole batches, or more than ${defaultAgentLimit} things in one execution`,
};

/** What a person may allow an agent, for this operation. */
export function agentProperties(entry: CatalogueEntry): readonly INodeProperties[] {
  const rule = agentLimitKind(entry);
  if (rule === 'send') return [agentSendLimitProperty];
  return rule === 'delete' ? [bulkDeleteProperty] : [];
}

/** How many an agent may reach. */
export function agentSendLimit(context: IExecuteFunctions): number {
  const given = readAgentOption(context, agentSendLimitProperty.name);
  return typeof given === 'number' ? given : defaultAgentLimit;
}

/** How many things an agent may delete, and whether whole batches. */
export function agentDeleteLimit(context: IExecuteFunctions): number {
  return readAgentOption(context, bulkDeleteProperty.name) === true ? Infinity : defaultAgentLimit;
}

/** What the options say, unless they leave it to the model: it is not to lift its own limit. */
function readAgentOption(context: IExecuteFunctions, name: string): unknown {
  const options: unknown = context.getNode().parameters['options'];
  const written = isRecord(options) ? options[name] : options;
  if (typeof written === 'string' && /\$fromAI/i.test(written)) return undefined;
  return context.getNodeParameter(`options.${name}`, 0, '');
}

/** What an AI agent may do only in small numbers: reach people, or delete. */
export type AgentLimitKind = 'send' | 'delete';

/** What can take effect twice, and yet reaches nobody: it makes or changes what is kept at 8x8. */
const reachesNobody: ReadonlySet<string> = new Set<OperationId>([
  'automation.createDefinition',
  'automation.updateDefinition',
  'chatApps.createFlow',
  'chatApps.createTemplate',
  'chatApps.submitDirectSendSample',
  'contacts.createGroup',
  'contacts.update',
  'contacts.updateGroup',
  'contacts.uploadBatch',
  'verification.check',
  'videoInteraction.createToken',
]);

/** Which rule an operation falls under. One that is new in the catalogue counts as sending until it is looked at. */
export function agentLimitKind({ id, operation }: CatalogueEntry): AgentLimitKind | undefined {
  if (operation.destructive) return 'delete';
  return operation.safety === 'unsafe' && !reachesNobody.has(id) ? 'send' : undefined;
}

/** How many messages, or things to delete, an input stands for. */
export function countTargets(entry: CatalogueEntry, input: Values): number {
  const lists =
    agentLimitKind(entry) === 'delete' ? Object.keys(entry.operation.input.properties) : batchFields(entry);
  const entries = lists.map((name) => input[name]).filter(Array.isArray);
  return Math.max(
    1,
    entries.reduce((sum, list) => sum + list.length, 0),
  );
}

/** Whether an input deletes what it does not name one by one: a batch, or everything. */
export function isBulkDelete({ operation }: CatalogueEntry, input: Values): boolean {
  const { consent, path } = operation;
  return /\/batch(es)?\//.test(path) || (consent !== undefined && needsConsent(consent, input));
}

/** The arrays in which a batch has its messages: what the single operation beside it says of it. */
function batchFields({ id, apiName, api }: CatalogueEntry): readonly string[] {
  return Object.values(api.operations).flatMap(({ batching }) =>
    batching && `${apiName}.${batching.operation}` === id ? [batching.items] : [],
  );
}
