import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import { start, type Started } from '../../sandbox/started-sandbox';
import { askList } from '../actions/lists/ask-list';
import { triggerTypes } from './support/trigger-types';

let started: Started;
beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
});
afterAll(() => started.close());

const locators = Object.values(triggerTypes).flatMap((node) =>
  node.description.properties
    .filter(({ type }) => type === 'resourceLocator')
    .map((property) => [`${node.description.displayName}: ${property.displayName}`, node, property] as const),
);

const listOf = ({ modes }: INodeProperties): string =>
  String(modes?.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod);

test('subaccounts of every trigger that registers itself, and voices, are picked from a list', () => {
  expect(locators.map(([name]) => name).sort()).toEqual([
    '8x8 Chat Apps Trigger: Subaccount',
    '8x8 SMS Trigger: Subaccount',
    '8x8 Voice Call Action Trigger: Fallback Voice Profile',
    '8x8 Voice Call Action Trigger: Subaccount',
    '8x8 Voice Trigger: Subaccount',
  ]);
});

test('the tooltip of a subaccount says which ones the list has', () => {
  for (const [name, , { description }] of locators.filter(([title]) => title.endsWith(': Subaccount'))) {
    expect(`${name}: ${description ?? ''}`).toMatch(/with SMS prices\. Enter the ID of another one/);
  }
});

test.each(locators)('%s lists what the account has, and takes an ID too', async (_, node, property) => {
  const { results } = await askList(listOf(property), started.sandbox, {}, undefined, undefined, node);

  expect(results).not.toHaveLength(0);
  expect(property.modes?.map(({ name }) => name)).toEqual(['list', 'id']);
});

test('voices are those of the subaccount that the trigger names', async () => {
  const { sandbox } = started;
  const bare = { apiKey: sandbox.apiKey, baseUrl: sandbox.url };
  const subAccountId = { __rl: true, mode: 'id', value: sandbox.subAccountIds.voice };
  const [, node] = locators.find(([name]) => name.includes('Voice Profile')) ?? [];

  const { results } = await askList('speechProfiles', bare, { subAccountId }, undefined, undefined, node);

  expect(results).not.toHaveLength(0);
});
