import type { MessageFilter } from '../messages/message-store';
import type { VerificationFilter } from '../verification/verification-store';
import type { WaitOptions } from './wait';
import type { DeliveryFilter } from './webhook-log';

type Query = Readonly<Record<string, string>>;

const messageNames = [
  ...['to', 'from', 'customer', 'text', 'channel', 'product', 'direction', 'state'],
  ...['umid', 'subAccountId', 'batchId', 'clientMessageId', 'since', 'limit'],
];

const deliveryNames = [
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

/** A filter of messages as a query string has it. @throws {Error} when a name is not known. */
export function messageFilter(query: Query): MessageFilter {
  const { since, limit, ...texts } = known(query, messageNames);
  return { ...texts, ...limitFrom(limit), ...(since === undefined ? {} : { since: momentFrom(since) }) };
}

/** A filter of webhooks as a query string has it. @throws {Error} when a name is not known. */
export function deliveryFilter(query: Query): DeliveryFilter {
  const { limit, ...texts } = known(query, deliveryNames);
  return { ...texts, ...limitFrom(limit) };
}

/** A filter of verifications as a query string has it. @throws {Error} when a name is not known. */
export function verificationFilter(query: Query): VerificationFilter {
  return known(query, ['sessionId', 'destination', 'status']);
}

export function waitFrom({ timeoutMs }: Query): WaitOptions {
  return timeoutMs === undefined ? {} : { timeoutMs: Number(timeoutMs) };
}

function known({ timeoutMs: _, ...query }: Query, names: readonly string[]): Query {
  const unknown = Object.keys(query).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`There is no filter ${unknown}; there are ${names.join(', ')}`);
  return query;
}

function limitFrom(limit: string | undefined): { limit?: number } {
  return limit === undefined ? {} : { limit: Number(limit) };
}

/** ISO 8601, or milliseconds since 1970. */
function momentFrom(since: string): string | number {
  return /^\d+$/.test(since) ? Number(since) : since;
}
