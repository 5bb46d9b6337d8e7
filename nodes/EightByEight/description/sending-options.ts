import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';
import { agentProperties } from './agent-options';
import { textField } from '../fields/text';
import { batchOperation } from '../execution/send-in-batches';

/** How many an agent may send, and how the items of an operation travel, where many can go in one request. */
export function sendingProperties(entry: CatalogueEntry): INodeProperties[] {
  const options = [...agentProperties(entry), ...batchProperties(entry)];
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
  const reference =
    clientBatchId?.type === 'string' ? [textField('clientBatchId', clientBatchId).property] : [];
  return [
    {
      displayName: 'Batch Size',
      name: 'batchSize',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: maxItems, numberPrecision: 0 },
      default: maxItems,
      description: 'Most items to send in one request',
    },
    ...reference,
    {
      displayName: 'Send As',
      name: 'sendAs',
      type: 'options',
      options: [
        { name: 'Batches', value: 'batches', description: 'Many items in one request' },
        { name: 'One Request per Item', value: 'single', description: 'Slower by far with many items' },
      ],
      default: 'batches',
      description: 'How items travel when there are several',
    },
  ];
}
