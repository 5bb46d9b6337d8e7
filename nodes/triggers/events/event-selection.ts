import {
  webhookEvents,
  webhookEventTypes,
  type WebhookEventDefinition,
  type WebhookEventType,
} from '../../../core/src/webhooks';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { compareTitles } from '../../shared/titles';
import type { TriggerConfig } from './trigger-config';

/** A choice under "Trigger On": an event of the catalogue, or any event that is not in the catalogue. */
export type TriggerEventType = WebhookEventType | 'unknown';

/** Selects events of the catalogue, without legacy formats: selecting an event selects its legacy format too. */
export function eventTypesWhere(
  matches: (event: WebhookEventDefinition) => boolean,
): readonly WebhookEventType[] {
  return webhookEventTypes.filter((type) => {
    const event = webhookEvents[type];
    return event.olderFormatOf === undefined && matches(event);
  });
}

export function eventDefinition(type: WebhookEventType): WebhookEventDefinition {
  return webhookEvents[type];
}

/** Whether 8x8 support enters the URL of the event, because 8x8 has no API for it. Support may set no header. */
export function isEnteredBySupport(type: TriggerEventType): boolean {
  return type !== 'unknown' && eventDefinition(type).webhook.via === 'support';
}

/** The "Trigger On" parameter. */
export function triggerOnProperty(config: TriggerConfig): INodeProperties {
  return {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: eventOptions(config),
    default: [...config.eventTypes.slice(0, 1), ...(config.unknownEvents ? ['unknown'] : [])],
    description: 'What starts the workflow',
  };
}

function eventOptions(config: TriggerConfig): INodePropertyOptions[] {
  const known = config.eventTypes.map((value) => {
    const { title, summary } = eventDefinition(value);
    return {
      name: title,
      value,
      action: triggerAction(title),
      description: isEnteredBySupport(value) ? `${summary}. 8x8 support enters the URL for it.` : summary,
    };
  });
  return [
    ...known.sort((a, b) => compareTitles(a.name, b.name)),
    {
      name: config.unknownEvents?.name ?? 'Unknown Event',
      value: 'unknown',
      action: triggerAction(config.unknownEvents?.name ?? 'Unknown Event'),
      description:
        config.unknownEvents?.description ??
        'Any event that this version of the node does not know, with its whole body',
    },
  ];
}

/** How n8n's node panel lists the event: "SMS Received" as "On SMS received". Without it, n8n writes "On sms received". */
function triggerAction(title: string): string {
  return `On ${title.replace(/\b[A-Z][a-z]+\b/g, (word) => word.toLowerCase())}`;
}

/** The subtitle of a trigger on the canvas: an expression that lists the titles of the selected events. */
export function triggerSubtitle({ eventTypes, unknownEvents }: TriggerConfig): string {
  const titles = eventTypes.map((type) => [type, eventDefinition(type).title] as const);
  const titleByType = JSON.stringify(
    Object.fromEntries([...titles, ['unknown', unknownEvents?.name ?? 'Unknown Event']]),
  );
  return `={{ $parameter["events"].map((event) => (${titleByType})[event]).join(", ") }}`;
}
