import type { Schema } from '../schema/json-schema';
import type { WebhookEvent } from './event';
import { webhookEvents, type WebhookEventType } from './events';
import { valueAt } from './json-object';
import type { SimpleValues } from '../generated/webhook-events';
import { simpleFields, type SimpleField } from './events/simplified-fields';
import { tidy } from './normalize';

/** An event as a person would write it down: flat, and with the same name for the same thing on every channel. */
export interface SimpleEvent extends SimpleValues {
  /** The type of the event, or `unknown`. */
  readonly type: WebhookEvent['type'];
  /** When it happened: ISO 8601, as sent. */
  readonly occurredAt?: string;
  /** Lower case: `sms`, `whatsapp`, … */
  readonly channel?: string;
  /** 8x8's ID of the message concerned. */
  readonly umid?: string;
  /** The subaccount it is for. */
  readonly subAccountId?: string;
  /** The same for every delivery of the same event, and for no other. */
  readonly key: string;
  /** The whole body of an event that is not known. */
  readonly body?: { readonly [name: string]: unknown };
}

/**
 * The fields of an event that people ask for, flat. `simpleFields` describes each; `raw` still holds the rest.
 *
 * A field that is absent, or not of the type that 8x8 documents, is left out. A tapped button or row is found in
 * `buttonId` and `buttonTitle`, and its title in `text` as well, because 8x8 sends some taps as plain text.
 */
export function simplify(event: WebhookEvent): SimpleEvent {
  const { type, key, occurredAt, channel, umid, subAccountId } = event;
  return {
    type,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(channel !== undefined && { channel }),
    ...(event.type === 'unknown' ? { body: event.raw } : simpleValues(event.type, event.payload)),
    ...(umid !== undefined && { umid }),
    ...(subAccountId !== undefined && { subAccountId }),
    key,
  };
}

function simpleValues(type: WebhookEventType, payload: unknown): SimpleValues {
  const values: Partial<Record<SimpleField, unknown>> = {};
  for (const { field, paths } of placesOf(type)) {
    for (const path of paths) {
      const found = valueAt(payload, path);
      const value =
        found === undefined || found === null ? undefined : ofType(field, (tidy[field] ?? asIs)(found));
      if (value === undefined) continue;
      values[field] = value;
      break;
    }
  }
  return values as SimpleValues;
}

const asIs = (value: unknown): unknown => value;

interface Places {
  readonly field: SimpleField;
  readonly paths: readonly (readonly string[])[];
}

const places = new Map<WebhookEventType, readonly Places[]>();

/** Worked out once a type. */
function placesOf(type: WebhookEventType): readonly Places[] {
  const seen = places.get(type);
  if (seen) return seen;
  const simple: Readonly<Partial<Record<SimpleField, string | readonly string[]>>> =
    webhookEvents[type].simple;
  const made = Object.entries(simple).map(([field, at]) => ({
    field: field as SimpleField,
    paths: (typeof at === 'string' ? [at] : at).map((path) => path.split('.')),
  }));
  places.set(type, made);
  return made;
}

/** The value as its field promises it: 8x8 quotes some numbers and not others. */
function ofType(field: SimpleField, value: unknown): unknown {
  const schema: Schema = simpleFields[field];
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
