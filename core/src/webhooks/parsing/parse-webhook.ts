import type { WebhookEvent } from '../event';
import type {
  CustomerPath,
  IdentifyingFields,
  WebhookEventDefinition,
  WebhookFamily,
} from '../events/event-definition';
import { contentKey, eventKey, type IdentityPaths } from './event-key';
import { webhookEvents, webhookFamilies } from '../events';
import { isJsonObject, type JsonObject } from '../../validation/objects';
import { textAt, valueAt } from '../json-object';
import { sessionKey } from '../session-key';
import { readBody } from './read-body';

/**
 * Turns a webhook into an event. Narrow the result with `event.type`.
 *
 * A JSON object that is no known event becomes an event of type `unknown`, because 8x8 adds events and none may be
 * lost. The payload is not validated: fields can be missing, and undocumented fields can be present.
 *
 * Follows https://developer.8x8.com/connect/docs/webhook-object-structure, and the page that each entry of
 * `webhookEvents` names.
 *
 * @param body the request's body: bytes, text, or JSON already parsed. Bytes or text keep long IDs exact.
 * @throws {WebhookBodyError} when the body is no JSON object; its message says what to do.
 *
 * @example
 * const event = parseWebhook(request.rawBody);
 * if (event.type === 'sms.inbound') answer(event.payload.source, event.payload.body);
 */
export function parseWebhook(body: unknown): WebhookEvent {
  const raw = readBody(body);
  for (const { family, entries } of envelopes) {
    if (!family.recognises(raw)) continue;
    const entry = entries.get(eventTypeOf(raw));
    if (entry) return toKnownEvent(entry, family, raw);
  }
  return { type: 'unknown', key: contentKey('unknown', raw), ...versionField(raw), raw };
}

interface EventEntry {
  readonly type: string;
  readonly definition: WebhookEventDefinition;
  readonly identity: IdentityPaths | undefined;
  readonly occurredAt: readonly string[] | undefined;
  readonly channel: readonly string[];
  readonly customer: ((payload: JsonObject) => string | undefined) | undefined;
}

const envelopes = Object.entries(webhookFamilies).map(([name, family]) => ({
  family,
  entries: entriesByEventType(name),
}));

/** The known events of a product, by `eventType`. A `Map`, so that an event type such as `constructor` finds nothing. */
function entriesByEventType(familyName: string): ReadonlyMap<string, EventEntry> {
  const entries = new Map<string, EventEntry>();
  for (const [type, definition] of Object.entries(webhookEvents)) {
    if (definition.family !== familyName) continue;
    const { identity, occurredAt, channel, customer } = definition;
    const entry: EventEntry = {
      type,
      definition,
      identity: identity === 'content' ? undefined : pathsOf(identity),
      occurredAt: occurredAt === undefined ? undefined : splitPath(occurredAt),
      channel: 'at' in channel ? splitPath(channel.at) : [],
      customer: customer === undefined ? undefined : customerReader(customer),
    };
    for (const name of [definition.eventType ?? '', ...(definition.aliases ?? [])])
      entries.set(name.toLowerCase(), entry);
  }
  return entries;
}

function pathsOf({ required, optional = [] }: IdentifyingFields): IdentityPaths {
  return { required: required.map(splitPath), optional: optional.map(splitPath) };
}

function splitPath(dotted: string): string[] {
  return dotted.split('.');
}

function eventTypeOf(raw: JsonObject): string {
  const value = raw['eventType'];
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function toKnownEvent(entry: EventEntry, family: WebhookFamily, raw: JsonObject): WebhookEvent {
  const { type, definition } = entry;
  const inner = family.payloadIn === undefined ? raw : raw[family.payloadIn];
  const payload = isJsonObject(inner) ? inner : {};
  const subAccountId = textAt(payload, ['subAccountId']);
  const umid = textAt(payload, ['umid']);
  const occurredAt = entry.occurredAt && timeAt(payload, entry.occurredAt);
  const channel =
    'is' in definition.channel ? definition.channel.is : textAt(payload, entry.channel)?.toLowerCase();
  const customer = entry.customer?.(payload);
  const key = eventKey(type, payload, entry.identity, raw);
  const event: Record<string, unknown> = { type, key, family: definition.family, ...versionField(raw) };
  if (subAccountId !== undefined) event['subAccountId'] = subAccountId;
  if (umid !== undefined) event['umid'] = umid;
  if (occurredAt !== undefined) event['occurredAt'] = occurredAt;
  if (channel !== undefined) event['channel'] = channel;
  if (channel !== undefined && customer !== undefined) event['sessionKey'] = sessionKey(channel, customer);
  event['payload'] = payload;
  event['raw'] = raw;
  // The event types are generated from `webhookEvents`, so the event has its type; the compiler cannot infer that.
  return event as unknown as WebhookEvent;
}

/** Reads the customer's number or ID from a payload. */
function customerReader(customer: CustomerPath): (payload: JsonObject) => string | undefined {
  if (typeof customer === 'object' && 'direction' in customer) {
    const direction = splitPath(customer.direction);
    const inbound = splitPath(customer.INBOUND);
    const outbound = splitPath(customer.OUTBOUND);
    return (payload) =>
      textAt(payload, textAt(payload, direction)?.toUpperCase() === 'OUTBOUND' ? outbound : inbound);
  }
  const paths = (typeof customer === 'string' ? [customer] : customer).map(splitPath);
  return (payload) => {
    for (const at of paths) {
      const found = textAt(payload, at);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** 8x8 writes times as text; its video service writes milliseconds since 1970. */
function timeAt(payload: JsonObject, at: readonly string[]): string | undefined {
  const value = valueAt(payload, at);
  if (typeof value !== 'number') return textAt(payload, at);
  // The largest time that a `Date` can hold.
  return Math.abs(value) <= 8.64e15 ? new Date(value).toISOString() : undefined;
}

function versionField(raw: JsonObject): { version?: number } {
  return typeof raw['version'] === 'number' ? { version: raw['version'] } : {};
}
