import { entryById, planOf, type Catalogue, type CatalogueEntry } from 'cpaas-8x8/pure';
import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { clientFor, settingsOf } from '../../client';
import { isRecord, type Values } from '../fields/field';
import { rememberSent, withoutAlreadySent } from './already-sent';
import { batchOf } from './batch-operation';
import { isDone } from './item-outcome';
import { outputItems } from './output-items';
import { parametersOf } from './parameters';
import { partialError } from './partial-error';
import { firstInvalid, prepareItems } from './prepare-items';
import { sendInBatches } from './send-in-batches';
import { sendOneByOne } from './send-one-by-one';
import { showWarnings } from './show-warnings';
import { errorMaker, type Task } from './task';

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
    parameters,
    client: await clientFor(context, catalogue),
    goOn: context.continueOnFail(),
    errorFor: errorMaker(node, catalogue),
  };
  const count = context.getInputData().length;
  const { ready, outcomes, warnings } = prepareItems(task, planOf(entry, await settingsOf(context)), count);
  const invalid = task.goOn ? undefined : firstInvalid(task, outcomes);
  if (invalid) throw invalid;

  const toSend = withoutAlreadySent(task, ready, outcomes);
  const batch = batchOf(entry);
  const given = batch && parameters('options', 0);
  const options: Values = isRecord(given) ? given : {};
  if (batch && options['sendAs'] !== 'single') {
    const { batchSize, clientBatchId } = options;
    await sendInBatches(task, batch, toSend, outcomes, {
      size: Number(batchSize) || batch.most,
      ...(typeof clientBatchId === 'string' && clientBatchId !== '' ? { clientBatchId } : {}),
    });
  } else {
    await sendOneByOne(task, toSend, outcomes);
  }

  showWarnings(task, warnings);
  const complete = outcomes.size === count && [...outcomes.values()].every(isDone);
  if (!complete) rememberSent(task, ready, outcomes);
  if (!complete && !task.goOn) throw partialError(task, outcomes, count);
  return outputItems(entry, outcomes, count, parameters);
}

function entryChosen(context: IExecuteFunctions, catalogue: Catalogue, operation: unknown): CatalogueEntry {
  const entry = typeof operation === 'string' ? entryById(catalogue, operation) : undefined;
  if (entry) return entry;
  throw new NodeOperationError(context.getNode(), 'The operation is not one of this node', {
    description: 'Choose it again from the list: this version of the node may not have it.',
  });
}
