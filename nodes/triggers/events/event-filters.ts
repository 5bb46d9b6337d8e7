import { simplify, type WebhookEvent, type WebhookEventType } from '../../../core/src/webhooks';
import type { INodeProperties, INodePropertyOptions, IWebhookFunctions } from 'n8n-workflow';
import { compareTitles, toTitle } from '../../shared/titles';
import { eventDefinition, legacyFormats, type TriggerEventType } from './event-selection';
import type { StatusFilter, TriggerConfig } from './trigger-config';

/** The values of the "Filters" parameter. */
interface EventFilters extends Partial<Readonly<Record<StatusFilter['name'], readonly string[]>>> {
  readonly channels?: readonly string[];
  readonly subAccountIds?: string;
  readonly ignoreLateReceipts?: boolean;
}

export function readFilters(context: IWebhookFunctions): EventFilters {
  return context.getNodeParameter('filters', {}) as EventFilters;
}

/** Whether the event's type, or the type that it is a legacy format of, is selected under "Trigger On". */
export function isSelected({ type }: WebhookEvent, selected: readonly TriggerEventType[]): boolean {
  return selected.some((choice) => choice === type || (choice !== 'unknown' && isLegacyFormat(choice, type)));
}

function isLegacyFormat(current: WebhookEventType, type: TriggerEventType): boolean {
  return legacyFormats[current]?.some((legacy) => legacy === type) ?? false;
}

/** Whether an event passes all filters. An event without the filtered field passes. */
export function passesFilters(
  event: WebhookEvent,
  filters: EventFilters,
  { statusFilters }: TriggerConfig,
): boolean {
  const { channels, subAccountIds = '' } = filters;
  const subAccounts = subAccountIds
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return (
    isOneOf(event.channel, channels) &&
    statusFilters.every(
      ({ name, event: type }) => type !== event.type || isOneOf(statusOf(event), filters[name]),
    ) &&
    isOneOf(event.subAccountId, subAccounts)
  );
}

function isOneOf(value: string | undefined, allowed: readonly string[] = []): boolean {
  return (
    value === undefined ||
    allowed.length === 0 ||
    allowed.some((entry) => entry.toLowerCase() === value.toLowerCase())
  );
}

function statusOf(event: WebhookEvent): string | undefined {
  // Payloads are not validated, so the status can have any type.
  const { status }: { status?: unknown } = simplify(event);
  return typeof status === 'string' ? status : undefined;
}

/** The "Filters" parameter; empty when the trigger has no filters. */
export function filterProperties(config: TriggerConfig): INodeProperties[] {
  const options = availableFilters(config);
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

function availableFilters({
  statusFilters,
  channels,
  eventTypes,
  hasSubAccountFilter,
}: TriggerConfig): INodeProperties[] {
  const receipts = eventTypes.filter((type) => type.endsWith('.status'));
  const filters = [
    ...(channels.length > 0 ? [channelFilter(channels)] : []),
    ...(receipts.length > 0 ? [lateReceiptFilter(receipts)] : []),
    ...statusFilters.map(statusFilter),
    ...(hasSubAccountFilter ? [subAccountFilter] : []),
  ];
  return filters.sort((a, b) => compareTitles(a.displayName, b.displayName));
}

const lateReceiptFilter = (receipts: readonly string[]): INodeProperties => ({
  displayName: 'Ignore Late Receipts',
  name: 'ignoreLateReceipts',
  type: 'boolean',
  default: false,
  description:
    'Whether to ignore a receipt that arrives after a later status of the same message, such as sent after delivered',
  displayOptions: { show: { '/events': [...receipts] } },
});

const statusFilter = ({ name, displayName, event, values }: StatusFilter): INodeProperties => ({
  displayName,
  name,
  type: 'multiOptions',
  options: toOptions(values),
  default: [],
  description:
    name === 'statuses'
      ? 'Only receipts with one of these statuses start the workflow'
      : `"${eventDefinition(event).title}" starts the workflow only with one of these statuses`,
  displayOptions: { show: { '/events': [event] } },
});

const subAccountFilter: INodeProperties = {
  displayName: 'Subaccount IDs',
  name: 'subAccountIds',
  type: 'string',
  default: '',
  placeholder: 'e.g. ExampleCo_Marketing, ExampleCo_Support',
  description:
    'Only events of these subaccounts start the workflow. Separate IDs with commas. Events without a subaccount ID always start it.',
};

const channelFilter = (channels: readonly string[]): INodeProperties => ({
  displayName: 'Channels',
  name: 'channels',
  type: 'multiOptions',
  options: toOptions(channels.map((channel) => channel.toLowerCase())),
  default: [],
  description: 'Only events of these channels start the workflow',
});

/** Voice statuses are all upper case (`CALL_RECEIVED`). Lower case keeps them from being read as abbreviations. */
function toOptions(values: readonly string[]): INodePropertyOptions[] {
  return values
    .map((value) => ({ name: toTitle(value.toLowerCase()), value }))
    .sort((a, b) => compareTitles(a.name, b.name));
}
