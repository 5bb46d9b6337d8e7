import type { CatalogueEntry } from '../../../core/src/catalogue';
import {
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeOperationError,
} from 'n8n-workflow';
import { toNodeError } from '../../shared/node-error';
import { checkAgentLimits } from '../execution/agent-limits';
import { waitLimit } from './wait-limit';

/**
 * Sends, and lays the execution to sleep. All that is needed later lies in what n8n stores of it: it may sleep through a
 * restart, and wake in another process.
 *
 * @param entry what it sends with
 * @param send sends, and says what the node gives out should nothing come before the time is up
 */
export async function beginWaiting(
  context: IExecuteFunctions,
  entry: CatalogueEntry,
  send: () => Promise<IDataObject>,
): Promise<INodeExecutionData[][]> {
  refuseSeveralItems(context);
  const items = context.getInputData();
  try {
    const until = waitLimit(context);
    const tooMany = checkAgentLimits(context, entry, [{}]);
    if (tooMany) throw tooMany;
    const whenTimeIsUp = await send();
    // When the time is up n8n passes the node's input on as its output: the only place where an outcome can be laid.
    const [item] = items;
    if (item) item.json = whenTimeIsUp;
    await context.putExecutionToWait(until);
    return [items];
  } catch (thrown) {
    const error = toNodeError(context.getNode(), thrown, { itemIndex: 0 });
    if (!context.continueOnFail()) throw error;
    return [[{ json: { error: error.message }, pairedItem: { item: 0 } }]];
  }
}

/** An execution of n8n can wait for one thing at a time: with more items nothing is sent at all. */
function refuseSeveralItems(context: IExecuteFunctions): void {
  const count = context.getInputData().length;
  if (count <= 1) return;
  throw new NodeOperationError(context.getNode(), `This operation waits for one item, and got ${count}`, {
    description:
      'Nothing was sent. Put a Loop Over Items node with a batch size of 1 before this one: n8n can wait for one answer at a time.',
    itemIndex: 1,
  });
}

/**
 * Where an execution that waits in this node is reached, with the token that n8n 2 asks for.
 *
 * `getSignedResumeUrl` will not do here: n8n accepts its signature for the operation `sendAndWait` alone, and of every
 * other node wants the execution's own token, which `$execution.resumeUrl` carries.
 */
export function resumeAddress(context: IExecuteFunctions, suffix = ''): string {
  const address = new URL(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string);
  if (suffix !== '') address.pathname += `/${suffix}`;
  return address.toString();
}

/** The same for the operation `sendAndWait`, signed. n8n 2 always checks the signature, n8n 1 where it was told to. */
export function signedResumeAddress(context: IExecuteFunctions & ToldToCheck): string {
  context.setSignatureValidationRequired?.();
  return context.getSignedResumeUrl();
}

/** In n8n 1 alone. */
interface ToldToCheck {
  readonly setSignatureValidationRequired?: () => void;
}
