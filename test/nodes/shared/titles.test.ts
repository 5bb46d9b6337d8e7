import { expect, it } from '@jest/globals';
import { catalogue } from 'cpaas-8x8/pure';
import { languageNames } from '../../../nodes/shared/language-names';
import { toTitle } from '../../../nodes/shared/titles';

/** Every enum of the catalogue, however deep. */
function enumsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === 'enum' && Array.isArray(inner) ? (inner as unknown[]) : enumsIn(inner),
  );
}

it('knows the languages of the catalogue by itself: to ask Intl for one makes the start of n8n slower', () => {
  const tags = enumsIn(catalogue)
    .map(String)
    .filter((value) => /^[a-z]{2}-[A-Z]{2}$/.test(value));
  expect(tags).toContain('en-GB');
  expect(tags.filter((tag) => !Object.hasOwn(languageNames, tag))).toEqual([]);
});

it.each([
  ['en-GB', 'English (United Kingdom)'],
  ['cy-GB', 'Welsh (United Kingdom)'],
  ['callPermissionRequest', 'Call Permission Request'],
  ['call_permission_request', 'Call Permission Request'],
  ['clientMessageId', 'Client Message ID'],
  ['GSM7', 'GSM7'],
  ['LineNotification', 'LINE Official Notification'],
])('writes %s as %s', (name, title) => {
  expect(toTitle(name)).toBe(title);
});
