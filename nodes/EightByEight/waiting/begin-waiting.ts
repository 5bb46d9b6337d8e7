import type { CatalogueEntry } from '../../../core/src/pure';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { nodeErrorFrom } from '../../shared/node-error';
import { holdAgentBack } from '../execution/agent-limits';
import { refuseSeveralItems } from './single-item';
import { waitLimit } from './limit-wait-time';

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
    const tooMany = holdAgentBack(context, entry, [{}]);
    if (tooMany) throw tooMany;
    const whenTimeIsUp = await send();
    // When the time is up n8n passes the node's input on as its output: the only place where an outcome can be laid.
    const [item] = items;
    if (item) item.json = whenTimeIsUp;
    await context.putExecutionToWait(until);
    return [items];
  } catch (thrown) {
    const error = nodeErrorFrom(context.getNode(), thrown, { itemIndex: 0 });
    if (!context.continueOnFail()) throw error;
    return [[{ json: { error: error.message }, pairedItem: { item: 0 } }]];
  }
}
