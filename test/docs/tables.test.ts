import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf, webhookEvents } from 'cpaas-8x8/pure';
import {
  errorCodesPage,
  eventsPage,
  operationsPage,
  placeInN8n,
  triggerOf,
} from '../../scripts/generate/tables';
import { textOf } from './pages';
import { triggerTypes } from '../nodes/triggers/support/trigger-types';

/** The events that a trigger of n8n offers, by its display name. */
const eventsOfTriggers = new Map(
  Object.values(triggerTypes).map(({ description }) => {
    const choices = description.properties.filter(({ name }) => name === 'events' || name === 'event');
    const values = choices.flatMap(({ options = [] }) =>
      options.flatMap((option) => ('value' in option ? [String(option.value)] : [])),
    );
    return [description.displayName, values];
  }),
);

describe('the reference pages', () => {
  it('have a row for every operation', () => {
    const page = operationsPage(catalogue);
    for (const [api, { operations }] of Object.entries(catalogue))
      for (const name of Object.keys(operations)) expect(page).toContain(`| \`${api}.${name}(`);
  });

  it('have a row for every event, with a trigger that n8n has', () => {
    const page = eventsPage(webhookEvents);
    for (const [type, event] of Object.entries(webhookEvents)) {
      expect(page).toContain(`| \`${type}\` |`);
      expect([...eventsOfTriggers.keys()]).toContain(triggerOf(event));
    }
  });

  it('name for each event a trigger that offers it, where the trigger offers a choice', () => {
    // The trigger offers inbound LINE messages as Chat Message Received.
    const { 'line.inbound': _, ...events } = webhookEvents;
    for (const [type, event] of Object.entries(events)) {
      const offered = eventsOfTriggers.get(triggerOf(event)) ?? [];
      if (offered.length > 0)
        expect([triggerOf(event), offered]).toEqual([triggerOf(event), expect.arrayContaining([type])]);
    }
  });

  it('have the requests that users of HTTP Request nodes look for, each with its operation', () => {
    const rows = [
      ...textOf('docs/migrating-from-http-request.md').matchAll(
        /^\| `([A-Z]+ \/[^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\|$/gm,
      ),
    ].map(([, request, api, operation]) => `${request} ${api} ${operation}`);
    const operations = entriesOf(catalogue).map(
      ({ api, operation }) =>
        `${operation.method} ${operation.path} ${api.title} ${placeInN8n(operation)} ${operation.title}`,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(operations).toEqual(expect.arrayContaining(rows));
  });

  it('list codes in ascending order, negative ones by their size', () => {
    const codes = { 2: { meaning: 'two', advice: 'B' }, [-1]: { meaning: 'one', advice: 'A' } };
    const page = errorCodesPage({ Codes: { about: 'Of a test.', codes } });
    expect(page.indexOf('`-1`')).toBeLessThan(page.indexOf('`2`'));
  });
});
