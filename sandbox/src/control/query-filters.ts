import type { MessageFilter } from '../messages/message-store';
import type { VerificationFilter } from '../verification/verification-store';
import type { WaitOptions } from './wait';
import type { DeliveryFilter } from './webhook-log';

type Query = Readonly<Record<string, string>>;

const messageFilterNames = [
  ...['to', 'from', 'customer', 'text', 'channel', 'product', 'direction', 'state'],
  ...['umid', 'subAccountId', 'batchId', 'clientMessageId', 'since', 'limit'],
];

const deliveryFilterNames = [
  'id',
  'event',
  'umid',
  'sessionId',
  'subAccountId',
  'url',
  'status',
  'state',
  'detail',
  'limit',
];

/** Parses message filters from a query string. @throws {Error} when a filter is unknown. */
export function parseMessageFilter(query: Query): MessageFilter {
  const { since, limit, ...fields } = requireKnownFilters(query, messageFilterNames);
  return { ...fields, ...parseLimit(limit), ...(since === undefined ? {} : { since: parseSince(since) }) };
}

/** Parses webhook filters from a query string. @throws {Error} when a filter is unknown. */
export function parseDeliveryFilter(query: Query): DeliveryFilter {
  const { limit, ...fields } = requireKnownFilters(query, deliveryFilterNames);
  return { ...fields, ...parseLimit(limit) };
}

/** Parses verification filters from a query string. @throws {Error} when a filter is unknown. */
export function parseVerificationFilter(query: Query): VerificationFilter {
  return requireKnownFilters(query, ['sessionId', 'destination', 'status']);
}

export function parseWaitOptions({ timeoutMs }: Query): WaitOptions {
  return timeoutMs === undefined ? {} : { timeoutMs: Number(timeoutMs) };
}

function requireKnownFilters({ timeoutMs: _, ...query }: Query, names: readonly string[]): Query {
  const unknown = Object.keys(query).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`${unknown} is not a filter: use one of ${names.join(', ')}`);
  return query;
}

function parseLimit(limit: string | undefined): { limit?: number } {
  return limit === undefined ? {} : { limit: Number(limit) };
}

/** ISO 8601, or milliseconds since 1970. */
function parseSince(since: string): string | number {
  return /^\d+$/.test(since) ? Number(since) : since;
}
