import type { CatalogueEntry, Operation } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';
import { compareTitles } from '../../shared/titles';
import { textField } from '../fields/text';
import { agentProperties } from './agent-options';
import { pacingProperties } from './pacing-options';
import { smsProperties } from '../sms/sms-options';

/** The operation that takes many inputs of another operation in one request. */
export interface BatchOperation {
  readonly id: string;
  readonly operation: Operation;
  /** The input field with the inputs. */
  readonly items: string;
  /** The fields that a request has only once, for all inputs. */
  readonly shared: readonly string[];
  /** How many inputs a request takes. */
  readonly maxItems: number;
}

/** The batch operation for an operation, if it has one. */
export function batchOperation({ apiName, api, operation }: CatalogueEntry): BatchOperation | undefined {
  const { batching } = operation;
  const batch = batching && api.operations[batching.operation];
  if (!batch) return undefined;
  const list = batch.input.properties[batching.items];
  return {
    id: `${apiName}.${batching.operation}`,
    operation: batch,
    items: batching.items,
    shared: batching.shared ?? [],
    maxItems: list?.type === 'array' ? (list.maxItems ?? 1000) : 1000,
  };
}

/** The parameter "Options": the limits for AI agents, and how items are combined into requests. */
export function optionsProperty(entry: CatalogueEntry): INodeProperties[] {
  const options = [...agentProperties(entry), ...batchProperties(entry), ...smsProperties(entry)].sort(
    (one, other) => compareTitles(one.displayName, other.displayName),
  );
  if (options.length === 0) return [];
  return [
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add Option',
      default: {},
      options,
    },
  ];
}

function batchProperties(entry: CatalogueEntry): readonly INodeProperties[] {
  const batch = batchOperation(entry);
  if (!batch) return [];
  const { maxItems } = batch;
  const { clientBatchId } = batch.operation.input.properties;
  const clientBatchIdProperty =
    clientBatchId?.type === 'string' ? [textField('clientBatchId', clientBatchId).property] : [];
  return [
    {
      displayName: 'Batch Size',
      name: 'batchSize',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: maxItems, numberPrecision: 0 },
      default: maxItems,
      description: 'Max number of items to send in one request',
    },
    ...clientBatchIdProperty,
    ...pacingProperties(entry),
    {
      displayName: 'Send As',
      name: 'sendAs',
      type: 'options',
      options: [
        { name: 'Batches', value: 'batches', description: 'Many items in one request' },
        { name: 'One Request per Item', value: 'single', description: 'Much slower with many items' },
      ],
      default: 'batches',
      description: 'How to combine several items into requests',
    },
  ];
}
