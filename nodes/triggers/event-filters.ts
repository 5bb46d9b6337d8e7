import type { WebhookEvent } from 'cpaas-8x8/pure';
import type { IWebhookFunctions } from 'n8n-workflow';

/** What the node's filters say. */
export interface EventFilters {
  readonly channels?: readonly string[];
  readonly statuses?: readonly string[];
  readonly subAccountIds?: string;
  readonly ignoreLateReceipts?: boolean;
}

export function filtersOf(context: IWebhookFunctions): EventFilters {
  return context.getNodeParameter('filters', {}) as EventFilters;
}

/** Whether an event passes. A filter says nothing about events that lack what it looks at. */
export function passes(
  event: WebhookEvent,
  { channels, statuses, subAccountIds = '' }: EventFilters,
): boolean {
  const subAccounts = subAccountIds
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  return (
    isAmong(event.channel, channels) &&
    isAmong(statusOf(event), statuses) &&
    isAmong(event.subAccountId, subAccounts)
  );
}

function isAmong(value: string | undefined, wanted: readonly string[] = []): boolean {
  return value === undefined || wanted.length === 0 || wanted.includes(value);
}

function statusOf(event: WebhookEvent): string | undefined {
  if (event.type !== 'sms.status' && event.type !== 'chatApps.status') return undefined;
  // Nothing in a payload is checked.
  const state: unknown = event.payload.status?.state;
  return typeof state === 'string' ? state.toLowerCase() : undefined;
}
