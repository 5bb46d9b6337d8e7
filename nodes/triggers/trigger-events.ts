import {
  webhookEvents,
  webhookEventTypes,
  type Schema,
  type WebhookEventDefinition,
  type WebhookEventType,
} from '../../core/src/pure';

/** What a person may choose under "Trigger On": an event of the core's table, or whatever is not in it yet. */
export type TriggerEventType = WebhookEventType | 'unknown';

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
  return webhookEventTypes.filter((type) => !folded.has(type) && fits(webhookEvents[type]));
}

/** A choice as the table describes it. */
export function eventDefinition(type: WebhookEventType): WebhookEventDefinition {
  return webhookEvents[type];
}

/** The values that 8x8 documents for a field of an event: `status.state`. */
export function documentedValues(type: WebhookEventType, field: string): readonly string[] {
  const schema = field
    .split('.')
    .reduce<
      Schema | undefined
    >((at, name) => (at?.type === 'object' ? at.properties[name] : undefined), webhookEvents[type].payload);
  if (schema?.type === 'string' && schema.enum) return schema.enum;
  throw new Error(`No values are documented for ${field} of ${type}.`);
}

/** What may arrive for these choices. */
export function eventsMeant(chosen: readonly TriggerEventType[]): ReadonlySet<TriggerEventType> {
  return new Set(
    chosen.flatMap((type) => (type === 'unknown' ? [type] : [type, ...(olderFormats[type] ?? [])])),
  );
}
