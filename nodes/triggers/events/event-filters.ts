import type { Schema } from '../../../core/src/validation';
import {
  simplify,
  webhookEvents,
  type WebhookEvent,
  type WebhookEventType,
} from '../../../core/src/webhooks';
import type { INodeProperties, INodePropertyOptions, IWebhookFunctions } from 'n8n-workflow';
import { compareTitles, toValueTitle } from '../../shared/titles';
import { eventDefinition, type TriggerEventType } from './event-selection';
import type { TriggerConfig } from './trigger-config';

/** The values of the "Filters" parameter. Status filters are lists, named by `statusFilter.name` of the event. */
interface EventFilters {
  readonly channels?: readonly string[];
  readonly subAccountIds?: string;
  readonly ignoreLateReceipts?: boolean;
  readonly [statusFilter: string]: unknown;
}

export function readFilters(context: IWebhookFunctions): EventFilters {
  return context.getNodeParameter('filters', {}) as EventFilters;
}

/** Whether the event's type, or the type that it is a legacy format of, is selected under "Trigger On". */
export function isSelected({ type }: WebhookEvent, selected: readonly TriggerEventType[]): boolean {
  const current = type === 'unknown' ? undefined : webhookEvents[type].olderFormatOf;
  return selected.some((choice) => choice === type || choice === current);
}

/** Whether an event passes all filters. An event without the filtered field passes. */
export function passesFilters(event: WebhookEvent, filters: EventFilters): boolean {
  const { channels, subAccountIds = '' } = filters;
  const subAccounts = subAccountIds
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const statusFilter = event.type === 'unknown' ? undefined : webhookEvents[event.type].statusFilter;
  const statuses = statusFilter && filters[statusFilter.name];
  return (
    isOneOf(event.channel, channels) &&
    (!Array.isArray(statuses) || isOneOf(statusOf(event), statuses.map(String))) &&
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

function availableFilters({ eventTypes, hasSubAccountFilter }: TriggerConfig): INodeProperties[] {
  const receipts = eventTypes.filter((type) => eventDefinition(type).receipt);
  const channels = new Set(eventTypes.flatMap(channelsOf));
  const filters = [
    ...(channels.size > 0 ? [channelFilter([...channels])] : []),
    ...(receipts.length > 0 ? [lateReceiptFilter(receipts)] : []),
    ...statusFilters(eventTypes),
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

/** The channels on which an event can arrive; empty if it belongs to a single channel. */
function channelsOf(type: WebhookEventType): readonly string[] {
  const { channel } = eventDefinition(type);
  return 'at' in channel ? enumValues(type, channel.at) : [];
}

/** The status filters of the events. Events whose filters have the same name share one. */
function statusFilters(eventTypes: readonly WebhookEventType[]): INodeProperties[] {
  const names = new Set(eventTypes.flatMap((type) => eventDefinition(type).statusFilter?.name ?? []));
  return [...names].map((name) =>
    statusFilter(
      name,
      eventTypes.filter((type) => eventDefinition(type).statusFilter?.name === name),
    ),
  );
}

function statusFilter(name: string, eventTypes: readonly WebhookEventType[]): INodeProperties {
  const definitions = eventTypes.map(eventDefinition);
  const values = new Set(eventTypes.flatMap((type) => enumValues(type, eventDefinition(type).simple.status)));
  return {
    displayName: definitions[0]?.statusFilter?.title ?? name,
    name,
    type: 'multiOptions',
    options: toOptions([...values]),
    default: [],
    description: definitions.every(({ receipt }) => receipt)
      ? 'Only receipts with one of these statuses start the workflow'
      : `${definitions.map(({ title }) => `"${title}"`).join(' or ')} starts the workflow only with one of these statuses`,
    displayOptions: { show: { '/events': [...eventTypes] } },
  };
}

/** The documented values of a field, given by its path in the payload: `status.state`. */
function enumValues(type: WebhookEventType, fieldPath: string | readonly string[] = []): readonly string[] {
  return [fieldPath].flat().flatMap((path) => {
    const schema = path
      .split('.')
      .reduce<
        Schema | undefined
      >((at, name) => (at?.type === 'object' ? at.properties[name] : undefined), eventDefinition(type).payload);
    return (schema?.type === 'string' && schema.enum) || [];
  });
}

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
    .map((value) => ({ name: toValueTitle(value, value.toLowerCase()), value }))
    .sort((a, b) => compareTitles(a.name, b.name));
}
