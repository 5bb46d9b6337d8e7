import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../../../core/src/validation/json-schema';
import type { WebhookEventDefinition } from '../../../core/src/webhooks';
import { webhookEvents } from '../../../core/src/webhooks/events';
import { simpleFields } from '../../../core/src/webhooks/events/simplified-fields';

const events: [string, WebhookEventDefinition][] = Object.entries(webhookEvents);

/** The schema at the end of a dotted path, through objects and the items of arrays. */
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
  it('is named after its family', () => {
    expect(type.split('.')[0]).toBe(event.family);
  });

  it('has a title in Title Case, and a summary of one sentence without a full stop', () => {
    expect(event.title).toMatch(/^[A-Z]/);
    expect(event.summary).toMatch(/^[A-Z].*[^.]$/);
  });

  it('takes key, time and channel from fields that its payload has', () => {
    const { identity, occurredAt, channel } = event;
    const paths = [
      ...(identity === 'content' ? [] : [...identity.required, ...(identity.optional ?? [])]),
      ...('at' in channel ? [channel.at] : []),
    ];
    for (const path of paths) expect([path, schemaAt(event.payload, path)?.type]).toEqual([path, 'string']);
    if (occurredAt !== undefined)
      expect(['string', 'integer']).toContain(schemaAt(event.payload, occurredAt)?.type);
  });

  it('fills each simple field from at least one field that its payload has', () => {
    for (const [field, paths] of Object.entries(event.simple)) {
      expect([field, asList(paths).some((path) => schemaAt(event.payload, path) !== undefined)]).toEqual([
        field,
        true,
      ]);
    }
  });
});

describe('the table as a whole', () => {
  it('never gives two events one title', () => {
    expect(new Set(events.map(([, { title }]) => title)).size).toBe(events.length);
  });

  it('lists no simple field that no event fills', () => {
    const filled = new Set(events.flatMap(([, { simple }]) => Object.keys(simple)));
    expect(Object.keys(simpleFields).filter((field) => !filled.has(field))).toEqual([]);
  });
});
