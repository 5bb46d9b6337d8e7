import type { CatalogueEntry } from '../../../core/src/catalogue';
import { isLoopbackUrl } from '../../../core/src/webhook-registrations';
import {
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  NodeOperationError,
  WAIT_INDEFINITELY,
} from 'n8n-workflow';
import { EightByEightError, type Outcome } from '../../../core/src/errors';
import { clientOptions } from '../../shared/client';
import { failedItem } from '../../shared/failed-item';
import { toNodeError } from '../../shared/node-error';
import { checkAgentLimits } from '../execution/agent-limits';
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
    return [items];
  } catch (caught) {
    const error = toNodeError(context.getNode(), caught, { itemIndex: 0, title });
    if (!context.continueOnFail()) throw error;
    const outcome = isSent ? 'unknown' : outcomeOf(caught);
    return [items.map((_, index) => failedItem(context, index, error, { outcome }))];
  }
}

/** What became of the message. Other errors than the client's occur before it is sent. */
const outcomeOf = (thrown: unknown): Outcome =>
  thrown instanceof EightByEightError ? thrown.outcome : 'not-sent';

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

/**
 * The URL that resumes the execution in this node, with the token that n8n 2 requires.
 *
 * n8n accepts the signature of `getSignedResumeUrl` only for the `sendAndWait` operation. All others need the
 * execution's token, which is part of `$execution.resumeUrl`.
 */
export function resumeUrl(context: IExecuteFunctions, suffix = ''): string {
  const url = new URL(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) as string);
  if (suffix !== '') url.pathname += `/${suffix}`;
  return url.toString();
}

/** The resume URL for the `sendAndWait` operation. n8n 2 always validates its signature, n8n 1 only on request. */
export function signedResumeUrl(context: IExecuteFunctions & N8nVersion1): string {
  context.setSignatureValidationRequired?.();
  return context.getSignedResumeUrl();
}

/** A method that only n8n 1 has. */
interface N8nVersion1 {
  readonly setSignatureValidationRequired?: () => void;
}

/**
 * Throws, before anything is sent, if the resume URL is an address of this machine, which 8x8 cannot reach. With a base
 * URL there is no check, because a sandbox can reach it.
 *
 * @throws {NodeOperationError}
 */
export async function assertReachable(context: IExecuteFunctions, url: string): Promise<void> {
  const { baseUrl = '' } = await clientOptions(context);
  if (baseUrl !== '' || !isLoopbackUrl(url)) return;
  throw new NodeOperationError(
    context.getNode(),
    `8x8 cannot reach this n8n at ${new URL(url).origin}, because that is an address of this machine only`,
    {
      description:
        'Nothing was sent, because the execution could not be resumed. Set WEBHOOK_URL of n8n to its public URL, or open a tunnel.',
      itemIndex: 0,
    },
  );
}
