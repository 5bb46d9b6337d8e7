import type { CatalogueEntry, ObjectSchema } from 'cpaas-8x8/pure';
import type { INodeProperties } from 'n8n-workflow';

/** More fields than this are too many to look through in a table. */
const mostFields = 10;

/** What to make of the answer: how many entries of a list, and whether all fields of a long record. */
export function outputProperties(entry: CatalogueEntry): INodeProperties[] {
  if (isList(entry)) {
    return [
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
  }
  return simplifiedFields(entry)
    ? [
        {
          displayName: 'Simplify',
          name: 'simplify',
          type: 'boolean',
          default: true,
          description: 'Whether to return a simplified version of the response instead of the raw data',
        },
      ]
    : [];
}

/** Whether 8x8 answers with a list, of which each entry becomes an item. */
export function isList({ operation }: CatalogueEntry): boolean {
  return operation.paging !== undefined || operation.output?.type === 'array';
}

/** The fields of a long record that are kept when it is simplified; nothing where there is nothing to simplify. */
export function simplifiedFields({ id, operation }: CatalogueEntry): readonly string[] | undefined {
  const { output } = operation;
  if (operation.paging || output?.type !== 'object' || Object.keys(output.properties).length <= mostFields)
    return undefined;
  return worthKeeping[id] ?? firstFields(output);
}

/** Where the first fields of a record are not those that a person looks for. */
const worthKeeping: Readonly<Record<string, readonly string[]>> = {
  'sms.getDetails': [
    ...['umid', 'status', 'direction', 'country', 'msisdn', 'source'],
    ...['smsCount', 'price', 'clientMessageId', 'createdAt'],
  ],
};

function firstFields(output: ObjectSchema): readonly string[] {
  return Object.keys(output.properties).slice(0, mostFields);
}
