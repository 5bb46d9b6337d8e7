import { entryById, type Catalogue, type CatalogueEntry } from '../../../core/src/catalogue';
import { compileOperation, type ClientOver } from '../../../core/src/client';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clientFor, clientOptions } from '../../shared/client';
import { toNodeError } from '../../shared/node-error';
import { checkAgentLimits } from './agent-limits';
import { isRecord, type Values } from '../fields/field';
import { rememberSent, skipAlreadySent } from './already-sent';
import { batchOperation, checkRejectedCounts, sendInBatches, type BatchSettings } from './send-in-batches';
import { incompleteError } from './incomplete-error';
import { isDone, type Outcomes, type ReadyItem, errorMaker, type RunContext } from './run-context';
import { outputItems, showWarnings } from './output-items';
import { createParameterReader, type ParameterReader } from './parameters';
import { firstInvalidError, prepareItems } from './prepare-items';
import { sendItems } from './send-one-by-one';
import { uploadFiles } from './upload-files';

/** Carries out the operation that the node is set to, for all its items. */
export async function executeOperation(
  context: IExecuteFunctions,
  catalogue: Catalogue,
): Promise<INodeExecutionData[]> {
  const node = context.getNode();
  const parameters = createParameterReader(context);
  const entry = selectedEntry(context, catalogue, parameters('operation', 0));
  const task: RunContext = {
    context,
    node,
    entry,
    catalogue,
    client: await createClient(context, catalogue),
    continueOnFail: context.continueOnFail(),
    toNodeError: errorMaker(node, catalogue),
  };
  const count = context.getInputData().length;
  const batching = batchSettings(entry, parameters);
  const plan = compileOperation(entry, await clientOptions(context));
  const { ready, outcomes, warnings, uploads } = await prepareItems(task, parameters, plan, count);
  const invalid = task.continueOnFail ? undefined : firstInvalidError(outcomes);
  if (invalid) throw invalid;

  const unsent = applyAgentLimits(task, skipAlreadySent(task, ready, outcomes), outcomes);
  const sendable = await uploadFiles(task, unsent, uploads, outcomes);
  if (batching) await sendInBatches(task, batching, sendable, outcomes);
  else await sendItems(task, sendable, outcomes);
  checkRejectedCounts(task, outcomes);
  showWarnings(task, warnings);
  const complete = outcomes.size === count && [...outcomes.values()].every(isDone);
  if (!complete) rememberSent(task, ready, outcomes);
  if (!complete && !task.continueOnFail) throw incompleteError(task, outcomes, count);
  return outputItems(entry, outcomes, count, ready);
}

/** The items, unless it is an agent that sends them, and too many. */
function applyAgentLimits(
  { context, entry, continueOnFail }: RunContext,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): readonly ReadyItem[] {
  const inputs = ready.map(({ input }) => input);
  const error = checkAgentLimits(context, entry, inputs);
  if (!error) return ready;
  if (!continueOnFail) throw error;
  for (const { index } of ready) outcomes.set(index, { status: 'invalid', error });
  return [];
}

/** How the items travel in batches, where the operation has them and the options do not say otherwise. */
function batchSettings(entry: CatalogueEntry, parameters: ParameterReader): BatchSettings | undefined {
  const batch = batchOperation(entry);
  if (!batch) return undefined;
  const given = parameters('options', 0);
  const { sendAs, batchSize, clientBatchId }: Values = isRecord(given) ? given : {};
  if (sendAs === 'single') return undefined;
  return {
    batch,
    size: Number(batchSize) || batch.maxItems,
    ...(typeof clientBatchId === 'string' && clientBatchId !== '' ? { clientBatchId } : {}),
  };
}

/** The client; what is wrong with the credential is told as n8n tells things. */
async function createClient(
  context: IExecuteFunctions,
  catalogue: Catalogue,
): Promise<ClientOver<Catalogue>> {
  try {
    return await clientFor(context, catalogue);
  } catch (thrown) {
    throw toNodeError(context.getNode(), thrown, { catalogue });
  }
}

function selectedEntry(context: IExecuteFunctions, catalogue: Catalogue, operation: unknown): CatalogueEntry {
  const entry = typeof operation === 'string' ? entryById(catalogue, operation) : undefined;
  if (entry) return entry;
  throw new NodeOperationError(context.getNode(), 'The operation is not one of this node', {
    description: 'Choose it again from the list: this version of the node may not have it.',
  });
}
