import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';

/**
 * How many messages or calls an AI agent may send in one execution by default, and how many records it may delete
 * without `bulkDeleteProperty`.
 */
export const defaultAgentLimit = 10;

/** What the node limits for AI agents: sending to people, or deleting. */
export type AgentLimitKind = 'send' | 'delete';

/**
 * Which limit applies to an operation. An operation with `safety: 'unsafe'` (it can take effect twice) counts as
 * sending, unless it has `contactsNobody`.
 */
export function agentLimitKind({ operation }: CatalogueEntry): AgentLimitKind | undefined {
  if (operation.destructive) return 'delete';
  return operation.safety === 'unsafe' && !operation.contactsNobody ? 'send' : undefined;
}

/** The option that limits how much an AI agent sends. */
export const agentSendLimitProperty: INodeProperties = {
  displayName: 'Agent Send Limit',
  name: 'agentSendLimit',
  type: 'number',
  typeOptions: { minValue: 0, numberPrecision: 0 },
  default: defaultAgentLimit,
  description:
    'Max number of messages or calls that an AI agent may send with this node in one execution. Runs without an agent have no limit.',
};

/** The option that lets an AI agent delete whole batches, or more than `defaultAgentLimit` records. */
export const bulkDeleteProperty: INodeProperties = {
  displayName: 'Let Agents Delete in Bulk',
  name: 'agentsDeleteMany',
  type: 'boolean',
  default: false,
  description: `Whether an AI agent may delete or cancel whole batches, or more than ${defaultAgentLimit} records in one execution`,
};

/** The options of an operation that concern AI agents. */
export function agentProperties(entry: CatalogueEntry): readonly INodeProperties[] {
  const kind = agentLimitKind(entry);
  if (kind === 'send') return [agentSendLimitProperty];
  return kind === 'delete' ? [bulkDeleteProperty] : [];
}
