import type { CatalogueEntry } from '../../../core/src/catalogue';
import {
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeOperationError,
  WAIT_INDEFINITELY,
} from 'n8n-workflow';
import { EightByEightError, type Outcome } from '../../../core/src/errors';
import { failedItem } from '../../shared/failed-item';
import { toNodeError } from '../../shared/node-error';
import { checkAgentLimits } from '../execution/agent-limits';
import { withFieldLabels } from './catalogue-operation';
import { waitUntil } from './wait-limit';

/**
 * Sends, then puts the execution to wait. All state is kept in the execution's own data, because n8n may restart or
 * resume the execution in another process.
 *
 * @param entry the operation that sends
 * @param title the title of the waiting operation, for its errors
 * @param send sends, and returns the node's output in case of a timeout. It is given the time of the timeout.
 * @param defaultLimitMs the time limit if the user sets none. By default, the wait has no limit.
 */
export async function startWaiting(
  context: IExecuteFunctions,
  entry: CatalogueEntry,
  title: string,
  send: (until: Date) => Promise<IDataObject>,
  defaultLimitMs = Infinity,
): Promise<INodeExecutionData[][]> {
  const items = context.getInputData();
  let isSent = false;
  try {
    assertSingleItem(context);
    const limit = waitUntil(context);
    const isLimited = limit.getTime() < WAIT_INDEFINITELY.getTime() || defaultLimitMs === Infinity;
    const until = isLimited ? limit : new Date(Date.now() + defaultLimitMs);
    const tooMany = checkAgentLimits(context, entry, [{}]);
    if (tooMany) throw tooMany;
    const timeoutOutput = await send(until);
    isSent = true;
    // On a timeout, n8n outputs the node's input items. So the input item is replaced by the output.
    const [item] = items;
    if (item) item.json = timeoutOutput;
    await context.putExecutionToWait(until);
    // A copy: with an error output, n8n empties the returned list, and `items` is the input that n8n stores.
    return [[...items]];
  } catch (caught) {
    const labelled = withFieldLabels(context, entry, caught);
    const error = toNodeError(context.getNode(), labelled, { itemIndex: 0, title });
    if (!context.continueOnFail()) throw error;
    const outcome = isSent ? 'unknown' : outcomeOf(caught, entry);
    return [items.map((_, index) => failedItem(context, index, error, { outcome }))];
  }
}

/** What became of the message. Errors of other operations, such as an upload, occur before it is sent. */
const outcomeOf = (thrown: unknown, { id }: CatalogueEntry): Outcome =>
  thrown instanceof EightByEightError && thrown.operation === id ? thrown.outcome : 'not-sent';

/** Throws for more than one item before anything is sent: an execution can only wait for one response. */
function assertSingleItem(context: IExecuteFunctions): void {
  const count = context.getInputData().length;
  if (count <= 1) return;
  throw new NodeOperationError(context.getNode(), `This operation accepts one item, but received ${count}`, {
    description:
      'Nothing was sent. Put a Loop Over Items node with a batch size of 1 before this node, because n8n can only wait for one response at a time.',
    itemIndex: 1,
  });
}
