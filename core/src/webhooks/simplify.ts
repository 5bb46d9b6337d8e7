import type { Schema } from '../validation/json-schema';
import type { WebhookEvent } from './event';
import { webhookEvents, type WebhookEventType } from './events';
import { valueAt } from './json-object';
import type { SimpleValues } from '../generated/webhook-events';
import { simpleFields, type SimpleField } from './events/simplified-fields';
import { normalizers } from './normalize';

/** An event as a flat object, with the same field names on every channel. */
export interface SimpleEvent extends SimpleValues {
  /** The type of the event, or `unknown`. */
  readonly type: WebhookEvent['type'];
  /** The time of the event: ISO 8601, as sent. */
  readonly occurredAt?: string;
  /** Lower case: `sms`, `whatsapp`, … */
  readonly channel?: string;
  /** The key of the conversation with the customer, for the memory of a chat bot: `whatsapp:+6591234567`. */
  readonly sessionKey?: string;
  /** 8x8's ID of the message (UMID). */
  readonly umid?: string;
  /** The subaccount of the event. */
  readonly subAccountId?: string;
  /** The de-duplication key: the same for every delivery of an event. */
  readonly key: string;
  /** The whole body of an unknown event. */
  readonly body?: { readonly [name: string]: unknown };
}

/**
 * The most used fields of an event as a flat object. `simpleFields` describes them; `event.raw` has the whole body.
 *
 * A field that is absent, or has another type than 8x8 documents, is left out. A tapped button or row fills `buttonId`
 * and `buttonTitle`. Its title is also in `text`, because 8x8 sends some taps as plain text.
 */
export function simplify(event: WebhookEvent): SimpleEvent {
  const { type, key, occurredAt, channel, sessionKey, umid, subAccountId } = event;
  return {
    type,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(channel !== undefined && { channel }),
    ...(sessionKey !== undefined && { sessionKey }),
    ...(event.type === 'unknown' ? { body: event.raw } : simpleValues(event.type, event.payload)),
    ...(umid !== undefined && { umid }),
    ...(subAccountId !== undefined && { subAccountId }),
    key,
  };
}

function simpleValues(type: WebhookEventType, payload: unknown): SimpleValues {
  const values: Record<string, unknown> = {};
  for (const { field, schema, paths } of fieldsOf(type)) {
    const normalize = normalizers[field] ?? unchanged;
    for (const path of paths) {
      const found = valueAt(payload, path);
      const value = found === undefined || found === null ? undefined : coerce(schema, normalize(found));
      if (value === undefined) continue;
      values[field] = value;
      break;
    }
  }
  return values;
}

const unchanged = (value: unknown): unknown => value;

interface FilledField {
  readonly field: string;
  readonly schema: Schema;
  readonly paths: readonly (readonly string[])[];
}

const filledFields = new Map<WebhookEventType, readonly FilledField[]>();

/** The simplified fields of an event, computed once for each type. */
function fieldsOf(type: WebhookEventType): readonly FilledField[] {
  const known = filledFields.get(type);
  if (known) return known;
  const { simple, ownFields = {} } = webhookEvents[type];
  const shared = Object.entries(simple).map(([field, at]) =>
    filledField(field, simpleFields[field as SimpleField], at),
  );
  const own = Object.entries(ownFields).map(([field, { at, schema }]) => filledField(field, schema, at));
  const fields = [...shared, ...own];
  filledFields.set(type, fields);
  return fields;
}

function filledField(field: string, schema: Schema, at: string | readonly string[]): FilledField {
  return { field, schema, paths: (typeof at === 'string' ? [at] : at).map((path) => path.split('.')) };
}

/** Converts a value to the type of its field: 8x8 quotes some numbers and not others. */
function coerce(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case 'string':
      return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'array':
      return Array.isArray(value) ? value : undefined;
    case 'object':
      return typeof value === 'object' ? value : undefined;
    default:
      return value;
  }
}
