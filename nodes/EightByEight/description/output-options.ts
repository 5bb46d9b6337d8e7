import { entryById, type CatalogueEntry } from '../../../core/src/catalogue';
import type { ObjectSchema, Schema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { worthKeeping } from './simplified-fields';
import { jobParameterNames } from './waiting-options';

/** More fields than this are too many to look through in a table. */
const maxFields = 10;

/** What to make of the answer: how many entries of a list, and whether all fields of a long record. */
export function outputProperties(entry: CatalogueEntry): INodeProperties[] {
  return [...(returnsList(entry) ? listProperties : []), ...simplifyProperties(entry)];
}

const listProperties: readonly INodeProperties[] = [
  {
    displayName: 'Return All',
    name: 'returnAll',
    type: 'boolean',
    default: false,
    description: 'Whether to return all results or only up to a given limit',
  },
  {
    displayName: 'Limit',
    name: 'limit',
    type: 'number',
    typeOptions: { minValue: 1 },
    default: 50,
    displayOptions: { show: { returnAll: [false] } },
    description: 'Max number of results to return',
  },
];

function simplifyProperties(entry: CatalogueEntry): INodeProperties[] {
  if (!simplifiedFields(entry)) return [];
  // What only starts a job answers with few fields, unless the job is waited for.
  const shown = entry.operation.job ? { displayOptions: { show: { [jobParameterNames.wait]: [true] } } } : {};
  return [
    {
      displayName: 'Simplify',
      name: 'simplify',
      type: 'boolean',
      default: true,
      ...shown,
      description: 'Whether to return a simplified version of the response instead of the raw data',
    },
  ];
}

/** Whether 8x8 answers with a list, of which each entry becomes an item. */
export function returnsList({ operation }: CatalogueEntry): boolean {
  return operation.paging !== undefined || operation.output?.type === 'array';
}

/** The fields of a long record that are kept when it is simplified; nothing where there is nothing to simplify. */
export function simplifiedFields(entry: CatalogueEntry): readonly string[] | undefined {
  const telling = resultEntry(entry);
  const record = recordInEnvelope(recordSchema(telling));
  if (record?.type !== 'object' || Object.keys(record.properties).length <= maxFields) return undefined;
  return worthKeeping[telling.id] ?? firstFields(record);
}

/** What one item of the answer is: a row of a list, or the answer itself. */
export function recordSchema({ operation: { output, paging } }: CatalogueEntry): Schema | undefined {
  const list = output?.type === 'object' && paging?.items ? output.properties[paging.items] : output;
  return list?.type === 'array' ? list.items : list;
}

/** The one field in which an answer has all its records, if it is such an answer. */
export function envelopeField(record: Schema | undefined): string | undefined {
  if (record?.type !== 'object') return undefined;
  const [first, ...others] = Object.keys(record.properties);
  return others.length === 0 ? first : undefined;
}

function recordInEnvelope(record: Schema | undefined): Schema | undefined {
  const envelope = envelopeField(record);
  const inner = envelope !== undefined && record?.type === 'object' ? record.properties[envelope] : undefined;
  const each = inner?.type === 'array' ? inner.items : inner;
  return each?.type === 'object' ? each : record;
}

/** The operation whose answer comes out: for one that starts a job, that which tells how it ended. */
function resultEntry(entry: CatalogueEntry): CatalogueEntry {
  const { job } = entry.operation;
  if (!job) return entry;
  return entryById({ [entry.apiName]: entry.api }, `${entry.apiName}.${job.status}`) ?? entry;
}

function firstFields(output: ObjectSchema): readonly string[] {
  return Object.keys(output.properties).slice(0, maxFields);
}
