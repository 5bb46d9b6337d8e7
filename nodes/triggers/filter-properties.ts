import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byTitle, titleOf } from '../shared/titles';
import { eventDefinition } from './trigger-events';
import type { StatusFilter, TriggerProduct } from './trigger-product';

/** What leaves out events that would start the workflow; nothing where there is nothing to filter by. */
export function filterProperties(product: TriggerProduct): INodeProperties[] {
  const options = filtersOffered(product);
  if (options.length === 0) return [];
  return [
    {
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add Filter',
      default: {},
      options,
    },
  ];
}

function filtersOffered({ statuses, channels, choices, namesSubAccount }: TriggerProduct): INodeProperties[] {
  const receipts = choices.filter((type) => type.endsWith('.status'));
  const filters = [
    ...(channels.length > 0 ? [channelFilter(channels)] : []),
    ...(receipts.length > 0 ? [lateReceipts(receipts)] : []),
    ...statuses.map(statusFilter),
    ...(namesSubAccount ? [subAccountFilter] : []),
  ];
  return filters.sort((a, b) => byTitle(a.displayName, b.displayName));
}

const lateReceipts = (receipts: readonly string[]): INodeProperties => ({
  displayName: 'Ignore Late Receipts',
  name: 'ignoreLateReceipts',
  type: 'boolean',
  default: false,
  description:
    'Whether to leave out a receipt that says less than one that came before, such as sent after delivered',
  displayOptions: { show: { '/events': [...receipts] } },
});

const statusFilter = ({ name, displayName, event, values }: StatusFilter): INodeProperties => ({
  displayName,
  name,
  type: 'multiOptions',
  options: optionsFrom(values),
  default: [],
  description:
    name === 'statuses'
      ? 'Receipts with another status do not start the workflow'
      : `"${eventDefinition(event).title}" with another status does not start the workflow`,
  displayOptions: { show: { '/events': [event] } },
});

const subAccountFilter: INodeProperties = {
  displayName: 'Subaccount IDs',
  name: 'subAccountIds',
  type: 'string',
  default: '',
  placeholder: 'e.g. ExampleCo_Marketing, ExampleCo_Support',
  description:
    'Events of other subaccounts do not start the workflow. Separate several with commas. Events that name no subaccount pass.',
};

const channelFilter = (channels: readonly string[]): INodeProperties => ({
  displayName: 'Channels',
  name: 'channels',
  type: 'multiOptions',
  options: optionsFrom(channels.map((channel) => channel.toLowerCase())),
  default: [],
  description: 'Events of other channels do not start the workflow',
});

/** 8x8 writes some in capitals throughout, `CALL_RECEIVED`, which are no abbreviations. */
function optionsFrom(values: readonly string[]): INodePropertyOptions[] {
  return values
    .map((value) => ({ name: titleOf(value.toLowerCase()), value }))
    .sort((a, b) => byTitle(a.name, b.name));
}
