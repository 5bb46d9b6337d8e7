import { simplify, type WebhookEvent } from '../../core/src/pure';
import type { IWebhookFunctions } from 'n8n-workflow';
import type { StatusFilter, TriggerProduct } from './trigger-product';

/** What the node's filters say. */
export interface EventFilters extends Partial<Readonly<Record<StatusFilter['name'], readonly string[]>>> {
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
