import { guidePage } from '../../core/src/catalogue/entries';
import type { Schema } from '../../core/src/schema/json-schema';
import type { WebhookEventDefinition } from '../../core/src/webhooks/event-definition';
import { pascal, type Shapes } from './shapes';
import { sentence, tsDoc } from './tsdoc';

type Events = Readonly<Record<string, WebhookEventDefinition>>;

/** The interfaces of the events, the map of all, and the words by which handlers choose among events. */
export function eventInterfaces(events: Events, shapes: Shapes): string[] {
  const interfaces = Object.entries(events).map(
    ([type, event]) => `${eventDoc(event)}export interface ${pascal(type)}Event extends WebhookEventBase {
      /** The type of the event. Narrow \`WebhookEvent\` with it. */
      readonly type: '${type}';
      /** The family of the event: the events that share an envelope. */
      readonly family: '${event.family}';
      /**
       * What 8x8 sends: the \`payload\` of the body, or the whole body in families without such a field. It is typed
       * as documented and passed on unchecked, so every field may be missing.
       */
      readonly payload: ${shapes.typeOf(event.payload, false)};
    }\n`,
  );
  const fields = Object.entries(events).map(
    ([type, event]) => `${eventDoc(event)}'${type}': ${pascal(type)}Event;\n`,
  );
  return [
    `/** Every event, by its type. */\nexport interface WebhookEvents {\n${fields.join('')}}\n`,
    valuesAt(
      'WebhookEventStates',
      'The states that an event may tell, by its type.',
      events,
      shapes,
      stateOf,
    ),
    valuesAt(
      'WebhookEventChannels',
      'The channels that an event may come on, by its type.',
      events,
      shapes,
      channelOf,
    ),
    ...interfaces,
  ];
}

const eventDoc = ({ summary, docs, title }: WebhookEventDefinition): string =>
  tsDoc([sentence(summary)], [`@see {@link ${guidePage(docs)} | ${title}}`]);

const stateOf = ({ simple }: WebhookEventDefinition): unknown => simple.status ?? simple.templateStatus;
const channelOf = ({ channel }: WebhookEventDefinition): unknown => 'at' in channel && channel.at;

/** A map of the types that stand at a place of the payload, for the events that have the place. */
function valuesAt(
  name: string,
  doc: string,
  events: Events,
  shapes: Shapes,
  placeOf: (event: WebhookEventDefinition) => unknown,
): string {
  const fields = Object.entries(events).map(([type, event]) => {
    const place = placeOf(event);
    const schema = typeof place === 'string' ? schemaAt(event.payload, place) : undefined;
    const text = tsDoc([sentence(schema?.description ?? event.title)]);
    return schema?.type === 'string' ? `${text}'${type}': ${shapes.typeOf(schema, false)};\n` : '';
  });
  return `/** ${doc} */\nexport interface ${name} {\n${fields.join('')}}\n`;
}

const schemaAt = (payload: Schema, place: string): Schema | undefined =>
  place
    .split('.')
    .reduce<
      Schema | undefined
    >((at, name) => (at?.type === 'object' ? at.properties[name] : undefined), payload);
