import { expect, it } from '@jest/globals';
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
  ...['Webhooks by Zapier', 'Before:', 'After:', 'Before, in Make:', 'Before, in Zapier:', 'After, in n8n:'],
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
