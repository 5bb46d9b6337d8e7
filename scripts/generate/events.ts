import { guidePage } from '../../core/src/catalogue/entries';
import type { Schema } from '../../core/src/validation/json-schema';
import type { WebhookEventDefinition } from '../../core/src/webhooks/events/event-definition';
import type { Interfaces } from './shapes';
import { sentence, tsDoc } from './tsdoc';

/** The map of the events: family, payload, and the states and channels that handlers may choose among. */
export function eventMap(
  events: Readonly<Record<string, WebhookEventDefinition>>,
  shapes: Interfaces,
): string {
  const fields = Object.entries(events).map(([type, { family, payload, simple, channel, ...event }]) => {
    const doc = tsDoc([sentence(event.summary)], [`@see {@link ${guidePage(event.docs)} | ${event.title}}`]);
    const state = schemaAt(payload, simple.status ?? simple.templateStatus);
    const channels = schemaAt(payload, 'at' in channel ? channel.at : undefined);
    const members = [
      `family: '${family}'`,
      `payload: ${shapes.typeOf(payload, false)}`,
      ...(state ? [`state: ${shapes.typeOf(state, false)}`] : []),
      ...(channels ? [`channel: ${shapes.typeOf(channels, false)}`] : []),
    ];
    return `${doc}'${type}': {\n${members.join(';\n')} };\n`;
  });
  return `/** What 8x8 sends for every event, by its type. */\nexport interface WebhookEvents {\n${fields.join('')}}\n`;
}

/** The schema at a dotted place of a payload. */
function schemaAt(payload: Schema, place: string | readonly string[] | undefined): Schema | undefined {
  if (typeof place !== 'string') return undefined;
  const inner = (at: Schema | undefined, name: string): Schema | undefined =>
    at?.type === 'object' ? at.properties[name] : undefined;
  return place.split('.').reduce<Schema | undefined>(inner, payload);
}
