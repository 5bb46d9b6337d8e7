import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { Schema } from '../../../core/src/validation';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { envelopeField, returnsList, recordSchema, simplifiedFields } from '../description/output-options';
import { isRecord, type Values } from '../fields/field';
import type { ItemOptions } from './parameters';
import type { ItemOutcome, Outcomes, ReadyItem, RunContext } from './run-context';
import { issueText } from '../../shared/error-messages';
import { listItems } from './named-items';
import type { ItemWarning } from './prepare-items';

/** What the node gives out: one item or more for each that came in, in the same order, each linked to its own. */
export function outputItems(
  entry: CatalogueEntry,
  outcomes: Outcomes,
  count: number,
  ready: readonly ReadyItem[],
): INodeExecutionData[] {
  const shape = outputMapper(entry);
  const optionsOf = new Map(ready.map(({ index, options }) => [index, options]));
  const items: INodeExecutionData[] = [];
  for (let index = 0; index < count; index++) {
    const outcome = outcomes.get(index);
    if (!outcome) continue;
    const pairedItem = { item: index };
    const options = optionsOf.get(index);
    if (outcome.status !== 'done') {
      items.push({ json: errorJson(outcome), pairedItem });
    } else if (options) {
      const { data, binary } = outcome;
      for (const json of shape(data, options))
        items.push({ json, pairedItem, ...(binary ? { binary } : {}) });
    }
  }
  return items;
}

/** n8n knows an item as one of an error by these names; with any others beside them it would pass for a good one. */
function errorJson({ error, status, ...rest }: Exclude<ItemOutcome, { status: 'done' }>): IDataObject {
  const { code, errorId } = error.context;
  return {
    error: error.message,
    ...(typeof error.description === 'string' ? { message: error.description } : {}),
    details: {
      outcome: status,
      ...(typeof code === 'number' ? { code } : {}),
      ...(typeof errorId === 'string' ? { errorId } : {}),
      ...(isRecord(rest.result) ? { result: rest.result as IDataObject } : {}),
    },
  };
}

/** How an answer becomes items. */
function outputMapper(entry: CatalogueEntry): (data: unknown, options: ItemOptions) => IDataObject[] {
  const { title, job } = entry.operation;
  const done: IDataObject = title.startsWith('Delete') ? { deleted: true } : { success: true };
  const record = recordSchema(entry);
  const envelope = envelopeField(record);
  const kept = simplifiedFields(entry);
  const shown = (each: unknown, fields: readonly string[] | undefined): IDataObject => {
    const open = maskSecrets(each, record);
    return toJson(fields && isRecord(open) ? simplifyRecord(open, fields, envelope) : open);
  };
  return (data, { simplify, waitForCompletion, maxRows }) => {
    const fields = simplify && (waitForCompletion || !job) ? kept : undefined;
    if (returnsList(entry) && Array.isArray(data)) {
      return data.slice(0, maxRows).map((each: unknown) => shown(each, fields));
    }
    return data === undefined || data === null || data === '' ? [done] : [shown(data, fields)];
  };
}

const toJson = (value: unknown): IDataObject =>
  isRecord(value) ? (value as IDataObject) : { data: value as string };

/** The fields that are kept: of the record, or of each of those that an answer has in its one field. */
function simplifyRecord(record: Values, fields: readonly string[], envelope: string | undefined): Values {
  const held = envelope === undefined ? undefined : record[envelope];
  if (envelope !== undefined && Array.isArray(held)) {
    return { [envelope]: held.map((each: unknown) => (isRecord(each) ? pick(each, fields) : each)) };
  }
  return pick(record, fields);
}

function pick(record: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.flatMap((name) => (name in record ? [[name, record[name]]] : [])));
}

/** Executions are stored and shared: what must never be shown is masked, as 8x8 itself does elsewhere. */
function maskSecrets(value: unknown, schema: Schema | undefined): unknown {
  if (!isRecord(value) || schema?.type !== 'object') return value;
  const secrets = Object.keys(schema.properties).filter((name) => isSecret(schema.properties[name]));
  const held = secrets.filter((name) => value[name] !== undefined && value[name] !== '');
  return held.length ? { ...value, ...Object.fromEntries(held.map((name) => [name, '***'])) } : value;
}

const isSecret = (schema: Schema | undefined): boolean =>
  schema?.type === 'string' && schema.writeOnly === true;

/** Shows beside the output what seemed wrong with items that were sent all the same. */
export function showWarnings({ context, entry }: RunContext, warnings: readonly ItemWarning[]): void {
  const items = new Map<string, number[]>();
  for (const { index, issue } of warnings) {
    const { message, description } = issueText(issue, entry.operation);
    const text = `${message}. ${description}`;
    const known = items.get(text);
    if (known) known.push(index);
    else items.set(text, [index]);
  }
  for (const [text, indexes] of items) {
    context.addExecutionHints({
      message: `${text} (item${indexes.length > 1 ? 's' : ''} ${listItems(indexes)})`,
      type: 'warning',
      location: 'outputPane',
    });
  }
}
