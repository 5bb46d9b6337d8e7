import { guidePage } from '../../core/src/catalogue/entries';
import type { Schema } from '../../core/src/validation/json-schema';
import type { WebhookEventDefinition } from '../../core/src/webhooks/events/event-definition';
import type { Interfaces } from './interfaces';
import { sentence, tsDoc } from './tsdoc';

/** Writes the map from event types to family, payload, and the states and channels by which handlers can filter. */
export function eventMap(
  events: Readonly<Record<string, WebhookEventDefinition>>,
  interfaces: Interfaces,
): string {
  const fields = Object.entries(events).map(([type, { family, payload, simple, channel, ...event }]) => {
    const doc = tsDoc([sentence(event.summary)], [`@see {@link ${guidePage(event.docs)} | ${event.title}}`]);
    const state = schemaAt(payload, simple.status ?? simple.templateStatus);
    const channels = schemaAt(payload, 'at' in channel ? channel.at : undefined);
    const members = [
      `family: '${family}'`,
      `payload: ${interfaces.typeOf(payload, false)}`,
      ...(state ? [`state: ${interfaces.typeOf(state, false)}`] : []),
      ...(channels ? [`channel: ${interfaces.typeOf(channels, false)}`] : []),
    ];
    return `${doc}'${type}': {\n${members.join(';\n')} };\n`;
  });
  return `/** The webhook events of 8x8, by type. */\nexport interface WebhookEvents {\n${fields.join('')}}\n`;
}

/** The schema at a dotted path of a payload. */
function schemaAt(payload: Schema, path: string | readonly string[] | undefined): Schema | undefined {
  if (typeof path !== 'string') return undefined;
  const inner = (at: Schema | undefined, name: string): Schema | undefined =>
    at?.type === 'object' ? at.properties[name] : undefined;
  return path.split('.').reduce<Schema | undefined>(inner, payload);
}
