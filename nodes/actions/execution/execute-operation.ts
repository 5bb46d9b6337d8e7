import { entryById, type Catalogue, type CatalogueEntry } from '../../../core/src/catalogue';
import { compileOperation, type ClientOver } from '../../../core/src/client';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clientFor, clientOptions } from '../../shared/client';
import { toNodeError } from '../../shared/node-error';
import { checkAgentLimits } from './agent-limits';
import { rememberSent, skipAlreadySent } from './already-sent';
import { incompleteError } from './incomplete-error';
import { outputItems } from './output-items';
import { createParameterReader } from './parameters';
import { firstInvalidError, prepareItems, showWarnings } from './prepare-items';
import { isDone, type Outcomes, type ReadyItem, type RunContext } from './run-context';
import { readBatchSettings, sendInBatches } from './send-in-batches';
import { checkRejectedCounts, sendItems } from './send-items';
import { uploadFiles } from './upload-files';

/**
 * Runs the selected operation for all items.
 *
 * All items are read and validated before the first request. Each step sets the outcomes of items that end with it, and
 * passes the others on.
 */
export async function executeOperation(
  context: IExecuteFunctions,
  catalogue: Catalogue,
): Promise<INodeExecutionData[]> {
  const parameters = createParameterReader(context);
  const entry = selectedEntry(context, catalogue, parameters('operation', 0));
  const client = await createClient(context, catalogue);
  const run: RunContext = { context, entry, catalogue, client, continueOnFail: context.continueOnFail() };
  const count = context.getInputData().length;
  const batchSettings = readBatchSettings(entry, parameters);
  const plan = compileOperation(entry, await clientOptions(context));

  const { ready, outcomes, warnings, uploads } = await prepareItems(run, parameters, plan, count);
  const invalid = run.continueOnFail ? undefined : firstInvalidError(outcomes);
  if (invalid) throw invalid;

  const unsent = applyAgentLimits(run, skipAlreadySent(run, ready, outcomes), outcomes);
  const sendable = await uploadFiles(run, unsent, uploads, outcomes);
  if (batchSettings) await sendInBatches(run, batchSettings, sendable, outcomes);
  else await sendItems(run, sendable, outcomes);

  checkRejectedCounts(run, outcomes);
  showWarnings(run, warnings);
  const isComplete = outcomes.size === count && [...outcomes.values()].every(isDone);
  if (!isComplete) rememberSent(run, ready, outcomes);
  if (!isComplete && !run.continueOnFail) throw incompleteError(run, outcomes, count);
  return outputItems(entry, outcomes, count, ready);
}

/** The items, or none if an AI agent sends more than its limit. */
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

async function createClient(
  context: IExecuteFunctions,
  catalogue: Catalogue,
): Promise<ClientOver<Catalogue>> {
  try {
    return await clientFor(context, catalogue);
  } catch (error) {
    throw toNodeError(context.getNode(), error, { catalogue });
  }
}

function selectedEntry(context: IExecuteFunctions, catalogue: Catalogue, operation: unknown): CatalogueEntry {
  const entry = typeof operation === 'string' ? entryById(catalogue, operation) : undefined;
  if (entry) return entry;
  throw new NodeOperationError(context.getNode(), 'This node does not have the selected operation', {
    description: 'Select an operation from the list. This version of the node may not have the previous one.',
  });
}
