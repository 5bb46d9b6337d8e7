import { isJsonObject } from '../../../core/src/validation';
import { batchedOperation, needsConsent, type CatalogueEntry } from '../../../core/src/catalogue';
import { NodeConnectionTypes, NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import {
  agentLimitKind,
  agentSendLimitProperty,
  bulkDeleteProperty,
  defaultAgentLimit,
} from '../description/agent-options';
import { type Values } from '../fields/field';

/** The key in the node's context, which n8n keeps during an execution, for the number of requests by agents. */
const contextKey = 'eightByEightByAgent';

/**
 * Returns an error if an AI agent requests more than its limit, before anything is sent. Otherwise counts the request:
 * the limit is for all calls of the agent in one execution.
 */
export function checkAgentLimits(
  context: IExecuteFunctions,
  entry: CatalogueEntry,
  inputs: readonly Values[],
): NodeOperationError | undefined {
  const kind = agentLimitKind(entry);
  if (!kind || inputs.length === 0 || !isCalledByAgent(context)) return undefined;
  const { title } = entry.operation;
  const nodeContext = context.getContext('node');
  const previous = Number(nodeContext[contextKey] ?? 0);
  const total = inputs.reduce((sum, input) => sum + countTargets(entry, input), previous);
  const limit = kind === 'send' ? agentSendLimit(context) : agentDeleteLimit(context);
  const refuse = (reason: string): NodeOperationError => {
    const advice = kind === 'send' ? sendLimitAdvice(limit) : deleteLimitAdvice;
    // Some agents show the model only the message, others only the description.
    return new NodeOperationError(context.getNode(), `${title} was not carried out: ${reason}. ${advice}`, {
      description: advice,
    });
  };
  if (kind === 'delete' && limit !== Infinity && inputs.some((input) => isBulkDelete(entry, input))) {
    return refuse('an AI agent may not delete or cancel in bulk');
  }
  if (total > limit) {
    const allowed =
      kind === 'send' ? `reach at most ${limit} recipients` : `delete or cancel at most ${limit} records`;
    return refuse(`an AI agent may ${allowed} in one execution, and this would make ${total}`);
  }
  nodeContext[contextKey] = total;
  return undefined;
}

const sendLimitAdvice = (limit: number): string =>
  `Nothing was sent by this call. Keep to ${limit} recipients in one execution, or ask a person to raise Agent Send Limit in the options of this node.`;

const deleteLimitAdvice =
  'Nothing was deleted by this call. Delete only a few records by their IDs, or ask a person to turn on Let Agents Delete in Bulk in the options of this node.';

/** How many recipients or deletions an input stands for. */
function countTargets(entry: CatalogueEntry, input: Values): number {
  const listFields =
    agentLimitKind(entry) === 'delete' ? Object.keys(entry.operation.input.properties) : batchFields(entry);
  const lists = listFields.map((name) => input[name]).filter(Array.isArray);
  return Math.max(
    1,
    lists.reduce((sum, list) => sum + list.length, 0),
  );
}

/** Whether an input deletes records without naming them: a whole batch, or everything. */
function isBulkDelete({ operation }: CatalogueEntry, input: Values): boolean {
  const { consent, path } = operation;
  return /\/batch(es)?\//.test(path) || (consent !== undefined && needsConsent(consent, input));
}

/** The input field with the messages of a batch operation, if it is one. */
function batchFields(entry: CatalogueEntry): readonly string[] {
  const { batching } = batchedOperation(entry) ?? {};
  return batching ? [batching.items] : [];
}

/**
 * Whether an AI agent called the node. Older agents call it in a tool context. Newer agents let the engine run it like
 * any node, and only the node type tells: n8n adds `Tool` to it.
 */
function isCalledByAgent(context: IExecuteFunctions): boolean {
  const { type, rewireOutputLogTo } = context.getNode();
  // n8n 1.x does not have isToolExecution.
  const maybeTool: Partial<Pick<IExecuteFunctions, 'isToolExecution'>> = context;
  return (
    type.endsWith('Tool') ||
    rewireOutputLogTo === NodeConnectionTypes.AiTool ||
    maybeTool.isToolExecution?.() === true
  );
}

/** How many recipients an AI agent may reach in one execution. */
function agentSendLimit(context: IExecuteFunctions): number {
  const limit = readAgentOption(context, agentSendLimitProperty.name);
  return typeof limit === 'number' ? limit : defaultAgentLimit;
}

/** How many records an AI agent may delete in one execution. `Infinity` also allows whole batches. */
function agentDeleteLimit(context: IExecuteFunctions): number {
  return readAgentOption(context, bulkDeleteProperty.name) === true ? Infinity : defaultAgentLimit;
}

/** Reads an option. An option that the model fills in (`$fromAI`) is ignored: the model must not raise its own limit. */
function readAgentOption(context: IExecuteFunctions, name: string): unknown {
  const options: unknown = context.getNode().parameters['options'];
  const rawValue = isJsonObject(options) ? options[name] : options;
  if (typeof rawValue === 'string' && /\$fromAI/i.test(rawValue)) return undefined;
  return context.getNodeParameter(`options.${name}`, 0, '');
}
