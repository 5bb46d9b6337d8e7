import { describe, expect, it } from '@jest/globals';
import { EightByEightApi } from '../../credentials/EightByEightApi.credentials';
import { actionTypes } from '../nodes/actions/action-types';
import { triggerTypes } from '../nodes/triggers/support/trigger-types';
import { pages, textOf } from './pages';

/** Words of n8n itself, of other nodes and of other products, and words that are stressed. */
const otherWords = new Set([
  ...[
    'Settings → Community nodes → Install',
    'On Error',
    'Continue',
    'Continue (using error output)',
    'Import from File',
    'More details',
  ],
  ...[
    'Loop Over Items',
    'Define below',
    'Key',
    'Predefined Credential Type',
    'Google Sheets Trigger',
    'HTTP Request',
    'Webhook',
    'Retry On Fail',
    'Settings',
    'Extract from File',
    'Convert to File',
    'Fallback Output',
  ],
  ...['Webhooks by Zapier', 'Twilio', 'Twilio Trigger'],
  ...['Before:', 'Before, in Make:', 'Before, in Workato:', 'Before, in Zapier:', 'Before, with Twilio:'],
  ...['After:', 'After, in n8n:', 'After, with 8x8:'],
]);

/** Every text of a description that a person reads in n8n. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string'
      ? ['displayName', 'name', 'multipleValueButtonText'].includes(key)
        ? [inner]
        : []
      : textsIn(inner),
  );
}

const nodes = [...Object.values(actionTypes), ...Object.values(triggerTypes)];
const labels = new Set([
  ...nodes.flatMap(({ description }) => textsIn(description)),
  ...textsIn([new EightByEightApi()]),
  ...nodes.map(({ description }) => description.displayName),
]);

it.each(pages.filter((page) => /^docs\/(n8n|migrating)/.test(page)))(
  '%s names fields, options and nodes as n8n shows them',
  (page) => {
    const terms = [...textOf(page).matchAll(/\*\*([^*]+)\*\*/g)].map(([, term = '']) =>
      term.replace(/\s+/g, ' '),
    );
    const unknown = terms.filter((term) => !labels.has(term) && !otherWords.has(term));
    expect(unknown).toEqual([]);
  },
);

describe('the pages about migrating', () => {
  const migrating = pages.filter((page) => page.startsWith('docs/migrating-'));
  const titlesOf = new Map(
    nodes.map(({ description }) => [
      description.displayName,
      new Set(
        description.properties
          .filter(({ name }) => ['operation', 'events', 'event'].includes(name))
          .flatMap(({ options = [] }) =>
            options.flatMap((option) => ('name' in option ? [option.name] : [])),
          ),
      ),
    ]),
  );

  it('are about all that people come from', () => {
    const names = migrating.map((page) => page.replace(/^docs\/migrating-from-|\.md$/g, ''));
    expect([...names].sort()).toEqual(['http-request', 'make', 'twilio', 'workato', 'zapier']);
  });

  it.each(migrating)('%s has a table, and a flow before and after', (page) => {
    const text = textOf(page);
    expect(text).toMatch(/^\| .+ \|\n\| -+/m);
    expect(text).toMatch(/\*\*Before/);
    expect(text.slice(text.search(/\*\*After/))).toMatch(/```json\n\{\s+"nodes"/);
  });

  it.each(migrating)('%s names only operations and events that the node has', (page) => {
    // **8x8 SMS**: _Send SMS_, and **8x8 SMS Trigger** on _SMS Received_
    const named = [...textOf(page).matchAll(/\*\*(8x8 [^*]+)\*\*(?::| on) _([^_]+)_/g)];
    const unknown = named.filter(([, node = '', title = '']) => !titlesOf.get(node)?.has(title));

    expect(unknown.map(([words]) => words)).toEqual([]);
  });
});
