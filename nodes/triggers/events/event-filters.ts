import { simplify, type WebhookEvent } from '../../../core/src/webhooks';
import type { IWebhookFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { StatusFilter, TriggerProduct } from './trigger-config';
import { byTitle, titleOf } from '../../shared/titles';
import { eventDefinition } from './event-selection';

/** What the node's filters say. */
interface EventFilters extends Partial<Readonly<Record<StatusFilter['name'], readonly string[]>>> {
  readonly channels?: readonly string[];
  readonly subAccountIds?: string;
  readonly ignoreLateReceipts?: boolean;
}

export function filtersOf(context: IWebhookFunctions): EventFilters {
  return context.getNodeParameter('filters', {}) as EventFilters;
}

/** Whether an event passes. A filter says nothing about events that lack what it looks at. */
export function passes(event: WebhookEvent, filters: EventFilters, { statuses }: TriggerProduct): boolean {
  const { channels, subAccountIds = '' } = filters;
  const subAccounts = subAccountIds
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return (
    isAmong(event.channel, channels) &&
    statuses.every(
      ({ name, event: type }) => type !== event.type || isAmong(statusOf(event), filters[name]),
    ) &&
    isAmong(event.subAccountId, subAccounts)
  );
}

function isAmong(value: string | undefined, wanted: readonly string[] = []): boolean {
  return (
    value === undefined ||
    wanted.length === 0 ||
    wanted.some((one) => one.toLowerCase() === value.toLowerCase())
  );
}

function statusOf(event: WebhookEvent): string | undefined {
  // Nothing in a payload is checked.
  const { status }: { status?: unknown } = simplify(event);
  return typeof status === 'string' ? status : undefined;
}

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
