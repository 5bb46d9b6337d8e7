import type { Schema } from '../../../core/src/schema';
import {
  webhookEvents,
  webhookEventTypes,
  type WebhookEventDefinition,
  type WebhookEventType,
} from '../../../core/src/webhooks';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byTitle } from '../../shared/titles';
import { hasSlots, type TriggerProduct } from './trigger-config';

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

/** Which events start the workflow. */
export function triggerOn(product: TriggerProduct): INodeProperties {
  return {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: eventOptions(product),
    default: [...product.choices.slice(0, 1), ...(product.others ? ['unknown'] : [])],
    description: 'What starts the workflow',
  };
}

function eventOptions(product: TriggerProduct): INodePropertyOptions[] {
  const known = product.choices.map((value) => {
    const { title, summary, webhook } = eventDefinition(value);
    return {
      name: title,
      value,
      description:
        webhook.via === 'support' && hasSlots(product)
          ? `${summary}. Kept for workflows that have it: new ones use the 8x8 SMS Engage Trigger. 8x8's support enters its URL, so Webhook Registration must be Manual.`
          : summary,
    };
  });
  return [
    ...known.sort((a, b) => byTitle(a.name, b.name)),
    {
      name: product.others?.name ?? 'Unknown Event',
      value: 'unknown',
      description:
        product.others?.description ??
        'Something that 8x8 sends and this version does not know, with its whole body',
    },
  ];
}

/** What stands below a trigger's name in a workflow: the titles of its events. */
export function triggerSubtitle({ choices, others }: TriggerProduct): string {
  const titles = choices.map((type) => [type, eventDefinition(type).title] as const);
  const named = JSON.stringify(Object.fromEntries([...titles, ['unknown', others?.name ?? 'Unknown Event']]));
  return `={{ $parameter["events"].map((event) => (${named})[event]).join(", ") }}`;
}
