import type { CatalogueEntry } from '../../../core/src/catalogue';
import { NodeConnectionTypes, NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Values } from '../fields/field';
import {
  agentDeleteLimit,
  agentSendLimit,
  agentLimitKind,
  isBulkDelete,
  countTargets,
} from '../description/agent-options';

/** Where n8n keeps, for as long as an execution lasts, how many an agent has had from this node. */
const contextKey = 'eightByEightByAgent';

/**
 * A model that is mistaken, or was talked into something, must not write to a whole address book or empty it. What is
 * above the limit is refused before anything is sent; what is below counts for the calls that follow in the execution.
 */
export function checkAgentLimits(
  context: IExecuteFunctions,
  entry: CatalogueEntry,
  inputs: readonly Values[],
): NodeOperationError | undefined {
  const rule = agentLimitKind(entry);
  if (!rule || inputs.length === 0 || !isCalledByAgent(context)) return undefined;
  const { title } = entry.operation;
  const memory = context.getContext('node');
  const before = Number(memory[contextKey] ?? 0);
  const total = inputs.reduce((sum, input) => sum + countTargets(entry, input), before);
  const limit = rule === 'send' ? agentSendLimit(context) : agentDeleteLimit(context);
  const refused = (what: string): NodeOperationError => {
    const advice = rule === 'send' ? sendLimitAdvice(limit) : deleteLimitAdvice;
    // Agents differ in which of the two texts they show to the model: each says how to go on.
    return new NodeOperationError(context.getNode(), `${title} was not carried out: ${what}. ${advice}`, {
      description: advice,
    });
  };
  if (rule === 'delete' && limit !== Infinity && inputs.some((input) => isBulkDelete(entry, input))) {
    return refused('an AI agent may not delete or cancel in bulk');
  }
  if (total > limit) {
    const most =
      rule === 'send' ? `reach at most ${limit} recipients` : `delete or cancel at most ${limit} things`;
    return refused(`an AI agent may ${most} in one execution, and this would make ${total}`);
  }
  memory[contextKey] = total;
  return undefined;
}

const sendLimitAdvice = (limit: number): string =>
  `Nothing was sent by this call. Keep to ${limit} recipients in one execution, or ask a person to raise Agent Send Limit in the options of this node.`;

const deleteLimitAdvice =
  'Nothing was deleted by this call. Name the few single things that are meant, or ask a person to turn on Let Agents Delete in Bulk in the options of this node.';

/**
 * Whether an agent has called the node. Older agents call it in a context of its own; newer ones let the engine run it
 * like any node, and only its type tells: n8n offers tools as `…Tool`.
 */
function isCalledByAgent(context: IExecuteFunctions): boolean {
  const { type, rewireOutputLogTo } = context.getNode();
  // n8n 1.x may not have it.
  const asked: Partial<Pick<IExecuteFunctions, 'isToolExecution'>> = context;
  return (
    type.endsWith('Tool') ||
    rewireOutputLogTo === NodeConnectionTypes.AiTool ||
    asked.isToolExecution?.() === true
  );
}
