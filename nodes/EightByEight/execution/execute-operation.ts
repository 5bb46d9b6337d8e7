import { entryById, type Catalogue, type CatalogueEntry } from '../../../core/src/catalogue';
import { planOf, type ClientOver } from '../../../core/src/transport';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clientFor, settingsOf } from '../../shared/client';
import { nodeErrorFrom } from '../../shared/node-error';
import { holdAgentBack } from './agent-limits';
import { isRecord, type Values } from '../fields/field';
import { rememberSent, withoutAlreadySent } from './already-sent';
import { batchOf, judgeBatchAnswers, sendInBatches, type Batching } from './send-in-batches';
import { incompleteError } from './incomplete-error';
import { isDone, type Outcomes, type ReadyItem, errorMaker, type Task } from './run-context';
import { outputItems, showWarnings } from './output-items';
import { parametersOf, type Parameters } from './parameters';
import { firstInvalid, prepareItems } from './prepare-items';
import { sendOneByOne } from './send-one-by-one';
import { withUploads } from './upload-files';

/** Carries out the operation that the node is set to, for all its items. */
export async function executeOperation(
  context: IExecuteFunctions,
  catalogue: Catalogue,
): Promise<INodeExecutionData[]> {
  const node = context.getNode();
  const parameters = parametersOf(context);
  const entry = entryChosen(context, catalogue, parameters('operation', 0));
  const task: Task = {
    context,
    node,
    entry,
    catalogue,
    client: await connected(context, catalogue),
    goOn: context.continueOnFail(),
    errorFor: errorMaker(node, catalogue),
  };
  const count = context.getInputData().length;
  const batching = batchingOf(entry, parameters);
  const plan = planOf(entry, await settingsOf(context));
  const { ready, outcomes, warnings, uploads } = await prepareItems(task, parameters, plan, count);
  const invalid = task.goOn ? undefined : firstInvalid(outcomes);
  if (invalid) throw invalid;

  const unsent = allowedTo(task, withoutAlreadySent(task, ready, outcomes), outcomes);
  const sendable = await withUploads(task, unsent, uploads, outcomes);
  if (batching) await sendInBatches(task, batching, sendable, outcomes);
  else await sendOneByOne(task, sendable, outcomes);
  judgeBatchAnswers(task, outcomes);
  showWarnings(task, warnings);
  const complete = outcomes.size === count && [...outcomes.values()].every(isDone);
  if (!complete) rememberSent(task, ready, outcomes);
  if (!complete && !task.goOn) throw incompleteError(task, outcomes, count);
  return outputItems(entry, outcomes, count, ready);
}

/** The items, unless it is an agent that sends them, and too many. */
function allowedTo(
  { context, entry, goOn }: Task,
  ready: readonly ReadyItem[],
  outcomes: Outcomes,
): readonly ReadyItem[] {
  const inputs = ready.map(({ input }) => input);
  const error = holdAgentBack(context, entry, inputs);
  if (!error) return ready;
  if (!goOn) throw error;
  for (const { index } of ready) outcomes.set(index, { status: 'invalid', error });
  return [];
}

/** How the items travel in batches, where the operation has them and the options do not say otherwise. */
function batchingOf(entry: CatalogueEntry, parameters: Parameters): Batching | undefined {
  const batch = batchOf(entry);
  if (!batch) return undefined;
  const given = parameters('options', 0);
  const { sendAs, batchSize, clientBatchId }: Values = isRecord(given) ? given : {};
  if (sendAs === 'single') return undefined;
  return {
    batch,
    size: Number(batchSize) || batch.most,
    ...(typeof clientBatchId === 'string' && clientBatchId !== '' ? { clientBatchId } : {}),
  };
}

/** The client; what is wrong with the credential is told as n8n tells things. */
async function connected(context: IExecuteFunctions, catalogue: Catalogue): Promise<ClientOver<Catalogue>> {
  try {
    return await clientFor(context, catalogue);
  } catch (thrown) {
    throw nodeErrorFrom(context.getNode(), thrown, { catalogue });
  }
}

function entryChosen(context: IExecuteFunctions, catalogue: Catalogue, operation: unknown): CatalogueEntry {
  const entry = typeof operation === 'string' ? entryById(catalogue, operation) : undefined;
  if (entry) return entry;
  throw new NodeOperationError(context.getNode(), 'The operation is not one of this node', {
    description: 'Choose it again from the list: this version of the node may not have it.',
  });
}
