import type { CatalogueEntry } from '../../../core/src/catalogue';
import { workflowErrorMeaning } from '../../../core/src/errors';
import type { OperationId } from '../../../core/src/generated';
import { isJsonObject, type Schema } from '../../../core/src/validation';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { failedItem } from '../../shared/failed-item';
import { envelopeField, returnsList, recordSchema, simplifiedFields } from '../description/output-options';
import { type Values } from '../fields/field';
import type { ItemOptions } from './parameters';
import { isDone, type Outcomes, type ReadyItem, type RunContext } from './run-context';

/**
 * Creates the node's output: one or more items for each input item, in the same order and paired with it. Simplifies
 * records if the user wants it, and masks secrets.
 */
export function outputItems(
  { context, entry }: RunContext,
  outcomes: Outcomes,
  count: number,
  ready: readonly ReadyItem[],
): INodeExecutionData[] {
  const toOutput = createOutputMapper(entry);
  const readyItems = new Map(ready.map((item) => [item.index, item]));
  const items: INodeExecutionData[] = [];
  for (let index = 0; index < count; index++) {
    const outcome = outcomes.get(index);
    if (!outcome || outcome.status === 'skipped') continue;
    const pairedItem = { item: index };
    const item = readyItems.get(index);
    if (!isDone(outcome)) {
      const { error, status, result } = outcome;
      items.push(failedItem(context, index, error, { outcome: status, result }));
    } else if (item) {
      const { data, binary } = outcome;
      for (const json of toOutput(data, item.options)) {
        const whole = item.outputFields ? ({ ...json, ...item.outputFields } as IDataObject) : json;
        items.push({ json: whole, pairedItem, ...(binary ? { binary } : {}) });
      }
    }
  }
  return items;
}

/** Creates the function that turns the result of an item into the JSON of its output items. */
function createOutputMapper(entry: CatalogueEntry): (data: unknown, options: ItemOptions) => IDataObject[] {
  const { title, job } = entry.operation;
  const emptyResult: IDataObject = title.startsWith('Delete') ? { deleted: true } : { success: true };
  const schema = recordSchema(entry);
  const envelope = envelopeField(schema);
  const keptFields = simplifiedFields(entry);
  const toOutputJson = (value: unknown, fields: readonly string[] | undefined): IDataObject => {
    const masked = withWorkflowErrorMeaning(entry, maskSecrets(value, schema));
    return toJson(fields && isJsonObject(masked) ? simplifyRecord(masked, fields, envelope) : masked);
  };
  return (data, { simplify, waitForCompletion, maxRows }) => {
    const fields = simplify && (waitForCompletion || !job) ? keptFields : undefined;
    if (returnsList(entry) && Array.isArray(data)) {
      return data.slice(0, maxRows).map((row: unknown) => toOutputJson(row, fields));
    }
    return data === undefined || data === null || data === '' ? [emptyResult] : [toOutputJson(data, fields)];
  };
}

/** Says in plain words why the step of an 8x8 workflow failed, in the fields that triggers have for codes. */
function withWorkflowErrorMeaning({ id }: CatalogueEntry, row: unknown): unknown {
  if (id !== ('automation.getWorkflowErrors' satisfies OperationId) || !isJsonObject(row)) return row;
  const known = workflowErrorMeaning(String(row['message']));
  return known ? { ...row, errorMeaning: known.meaning, errorAdvice: known.advice } : row;
}

const toJson = (value: unknown): IDataObject =>
  isJsonObject(value) ? (value as IDataObject) : { data: value as string };

/** Keeps only these fields of a record, or of each record in the envelope field. */
function simplifyRecord(record: Values, fields: readonly string[], envelope: string | undefined): Values {
  const records = envelope === undefined ? undefined : record[envelope];
  if (envelope !== undefined && Array.isArray(records)) {
    return { [envelope]: records.map((row: unknown) => (isJsonObject(row) ? pick(row, fields) : row)) };
  }
  return pick(record, fields);
}

function pick(record: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.flatMap((name) => (name in record ? [[name, record[name]]] : [])));
}

/** Masks secrets, because n8n stores executions and users share them. */
function maskSecrets(value: unknown, schema: Schema | undefined): unknown {
  if (!isJsonObject(value) || schema?.type !== 'object') return value;
  const secrets = Object.keys(schema.properties).filter((name) => isSecret(schema.properties[name]));
  const present = secrets.filter((name) => value[name] !== undefined && value[name] !== '');
  return present.length ? { ...value, ...Object.fromEntries(present.map((name) => [name, '***'])) } : value;
}

const isSecret = (schema: Schema | undefined): boolean =>
  schema?.type === 'string' && schema.writeOnly === true;
