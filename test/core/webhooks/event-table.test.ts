import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../../../core/src/validation/json-schema';
import type { WebhookEventDefinition } from '../../../core/src/webhooks';
import { webhookEvents } from '../../../core/src/webhooks/events';
import { simpleFields } from '../../../core/src/webhooks/events/simplified-fields';

const events: [string, WebhookEventDefinition][] = Object.entries(webhookEvents);

/** Returns the schema at a dotted path, through objects and array items. */
function schemaAt(schema: Schema | undefined, path: string): Schema | undefined {
  let here = schema;
  for (const name of path.split('.')) {
    if (here?.type === 'array' && /^\d+$/.test(name)) here = here.items;
    else
      here =
        here?.type === 'object' && Object.hasOwn(here.properties, name) ? here.properties[name] : undefined;
  }
  return here;
}

const asList = (paths: string | readonly string[]): readonly string[] =>
  typeof paths === 'string' ? [paths] : paths;

describe.each(events)('the entry of %s', (type, event) => {
  it('has a type that begins with its family', () => {
    expect(type.split('.')[0]).toBe(event.family);
  });

  it('has a title in Title Case, and a summary of one sentence without a full stop', () => {
    expect(event.title).toMatch(/^(8x8 )?[A-Z]/);
    expect(event.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  it('has key, time and channel fields that exist in its payload', () => {
    const { identity, occurredAt, channel } = event;
    const paths = [
      ...(identity === 'content' ? [] : [...identity.required, ...(identity.optional ?? [])]),
      ...('at' in channel ? [channel.at] : []),
    ];
    for (const path of paths) expect([path, schemaAt(event.payload, path)?.type]).toEqual([path, 'string']);
    if (occurredAt !== undefined)
      expect(['string', 'integer']).toContain(schemaAt(event.payload, occurredAt)?.type);
  });

  it('maps each simple field to at least one field of its payload', () => {
    for (const [field, paths] of Object.entries(event.simple)) {
      expect([field, asList(paths).some((path) => schemaAt(event.payload, path) !== undefined)]).toEqual([
        field,
        true,
      ]);
    }
  });
});

describe('the event table', () => {
  it('has a unique title for each event', () => {
    expect(new Set(events.map(([, { title }]) => title)).size).toBe(events.length);
  });

  it('lists no simple field without an event', () => {
    const filled = new Set(events.flatMap(([, { simple }]) => Object.keys(simple)));
    expect(Object.keys(simpleFields).filter((field) => !filled.has(field))).toEqual([]);
  });
});
