import { entryById, type Catalogue, type CatalogueEntry } from '../../../core/src/catalogue';
import { compileOperation } from '../../../core/src/client';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clientFor, clientOptions } from '../../shared/client';
import { failAllItems } from '../../shared/failed-item';
import { toNodeError } from '../../shared/node-error';
import { checkAgentLimits } from './agent-limits';
import { rememberSent, skipAlreadySent } from './already-sent';
import { incompleteError } from './incomplete-error';
import { outputItems } from './output-items';
import { createPaceWait, readPace, skipDuplicates } from './pacing';
import { createParameterReader } from './parameters';
import { firstInvalidError, prepareItems, showWarnings, type PreparedItems } from './prepare-items';
import { isFailed, type Outcomes, type ReadyItem, type RunContext } from './run-context';
import { readBatchSettings, sendInBatches, type BatchSettings } from './send-in-batches';
import { checkRejectedCounts, sendItems } from './send-items';
import { uploadFiles } from '../files/upload-files';

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
  let prepared: PreparedRun;
  try {
    prepared = await prepareRun(context, catalogue);
  } catch (thrown) {
    if (!context.continueOnFail()) throw toNodeError(context.getNode(), thrown, { catalogue });
    return failAllItems(context, thrown);
  }
  return await sendPrepared(prepared);
}

/** A run whose items are read and validated. Nothing has been sent. */
interface PreparedRun {
  readonly run: RunContext;
  readonly items: PreparedItems;
  readonly batchSettings: BatchSettings | undefined;
  /** The parameter Options of the first item. */
  readonly options: unknown;
}

async function prepareRun(context: IExecuteFunctions, catalogue: Catalogue): Promise<PreparedRun> {
  const parameters = createParameterReader(context);
  const entry = selectedEntry(context, catalogue, parameters('operation', 0));
  const client = await clientFor(context, catalogue);
  const pace = readPace(context, parameters('options', 0));
  const run: RunContext = {
    ...{ context, entry, catalogue, client },
    continueOnFail: context.continueOnFail(),
    waitForPace: createPaceWait(context, pace),
  };
  const batchSettings = readBatchSettings(entry, parameters, pace);
  const plan = compileOperation(entry, await clientOptions(context));
  const items = await prepareItems(run, parameters, plan, context.getInputData().length);
  const invalid = run.continueOnFail ? undefined : firstInvalidError(run, items);
  if (invalid) throw invalid;
  return { run, items, batchSettings, options: parameters('options', 0) };
}

async function sendPrepared({
  run,
  items,
  batchSettings,
  options,
}: PreparedRun): Promise<INodeExecutionData[]> {
  const { ready, outcomes, warnings, uploads } = items;
  const count = run.context.getInputData().length;
  const wanted = skipDuplicates(run, ready, options, outcomes);
  const unsent = applyAgentLimits(run, skipAlreadySent(run, wanted, outcomes), outcomes);
  const sendable = await uploadFiles(run, unsent, uploads, outcomes);
  if (batchSettings) await sendInBatches(run, batchSettings, sendable, outcomes);
  else await sendItems(run, sendable, outcomes);

  checkRejectedCounts(run, outcomes);
  showWarnings(run, warnings);
  const isComplete = outcomes.size === count && ![...outcomes.values()].some(isFailed);
  if (!isComplete) rememberSent(run, ready, outcomes);
  if (!isComplete && !run.continueOnFail) throw incompleteError(run, outcomes, count);
  return outputItems(run, outcomes, count, ready);
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
  for (const { index } of ready) outcomes.set(index, { status: 'not-sent', error });
  return [];
}

function selectedEntry(context: IExecuteFunctions, catalogue: Catalogue, operation: unknown): CatalogueEntry {
  const entry = typeof operation === 'string' ? entryById(catalogue, operation) : undefined;
  if (entry) return entry;
  throw new NodeOperationError(context.getNode(), 'This node does not have the selected operation', {
    description: 'Select an operation from the list. This version of the node may not have the previous one.',
  });
}
