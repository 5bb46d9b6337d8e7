import { entryById, type CatalogueEntry } from '../../../core/src/catalogue';
import type { Schema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { jobParameterNames } from './job-options';

/** n8n's guidelines: an output with more fields needs a Simplify option. */
const maxFields = 10;

/** The parameters that shape the output: Return All and Limit for lists, Simplify for records of many fields. */
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
  // The record of a job has many fields only when the job is finished.
  const shownWhenWaiting = { displayOptions: { show: { [jobParameterNames.wait]: [true] } } };
  return [
    {
      displayName: 'Simplify',
      name: 'simplify',
      type: 'boolean',
      default: true,
      ...(entry.operation.job ? shownWhenWaiting : {}),
      description: 'Whether to return a simplified version of the response instead of the raw data',
    },
  ];
}

/** Whether an operation returns a list, each row of which becomes an item. */
export function returnsList({ operation }: CatalogueEntry): boolean {
  return operation.paging !== undefined || operation.output?.type === 'array';
}

/** The fields that a simplified record keeps, or `undefined` if the record has few fields. */
export function simplifiedFields(entry: CatalogueEntry): readonly string[] | undefined {
  const { operation } = resultEntry(entry);
  const record = recordInEnvelope(recordSchema({ operation }));
  if (record?.type !== 'object') return undefined;
  const names = Object.keys(record.properties);
  return names.length > maxFields ? (operation.summaryFields ?? names.slice(0, maxFields)) : undefined;
}

/** The schema of one output item: a row of a list, or the whole output. */
export function recordSchema({
  operation: { output, paging },
}: Pick<CatalogueEntry, 'operation'>): Schema | undefined {
  const list = output?.type === 'object' && paging?.items ? output.properties[paging.items] : output;
  return list?.type === 'array' ? list.items : list;
}

/** The only field of an output that wraps its records in one field. */
export function envelopeField(schema: Schema | undefined): string | undefined {
  if (schema?.type !== 'object') return undefined;
  const [first, ...others] = Object.keys(schema.properties);
  return others.length === 0 ? first : undefined;
}

function recordInEnvelope(schema: Schema | undefined): Schema | undefined {
  const envelope = envelopeField(schema);
  const inner = envelope !== undefined && schema?.type === 'object' ? schema.properties[envelope] : undefined;
  const record = inner?.type === 'array' ? inner.items : inner;
  return record?.type === 'object' ? record : schema;
}

/** The operation whose output the node returns: for one that starts a job, the one that returns the job's state. */
function resultEntry(entry: CatalogueEntry): CatalogueEntry {
  const { job } = entry.operation;
  if (!job) return entry;
  return entryById({ [entry.apiName]: entry.api }, `${entry.apiName}.${job.status}`) ?? entry;
}
