import {
  webhookEvents,
  webhookEventTypes,
  type WebhookEventDefinition,
  type WebhookEventType,
} from '../../core/src/pure';

/** What a person may choose under "Trigger On": an event of the core's table, or whatever is not in it yet. */
export type TriggerEventType = WebhookEventType | 'unknown';

const table: Readonly<Record<WebhookEventType, WebhookEventDefinition>> = webhookEvents;

/**
 * The same event in the format of older subaccounts. Who asks for chat messages means LINE's too, in whichever of the
 * two envelopes 8x8 posts them.
 */
const olderFormats: Partial<Readonly<Record<WebhookEventType, readonly WebhookEventType[]>>> = {
  'chatApps.inbound': ['line.inbound'],
};

const folded = new Set(Object.values(olderFormats).flat());

/** The events that fit, without those that come along with another. */
export function eventsWhere(fits: (event: WebhookEventDefinition) => boolean): readonly WebhookEventType[] {
  return webhookEventTypes.filter((type) => !folded.has(type) && fits(table[type]));
}

/** A choice as the table describes it. */
export function eventDefinition(type: WebhookEventType): WebhookEventDefinition {
  return table[type];
}

/** What may arrive for these choices. */
export function eventsMeant(chosen: readonly TriggerEventType[]): ReadonlySet<TriggerEventType> {
  return new Set(
    chosen.flatMap((type) => (type === 'unknown' ? [type] : [type, ...(olderFormats[type] ?? [])])),
  );
}
