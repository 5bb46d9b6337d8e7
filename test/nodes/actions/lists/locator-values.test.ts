import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';
import { start, type Started } from '../../../sandbox/started-sandbox';
import { credentialsOf, runAction } from '../run-action';

let started: Started;
let groupId: number;
beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
  ({ id: groupId } = await started.client.contacts.createGroup({ name: 'Regulars' }));
});
afterAll(() => started.close());

const getGroup = (value: unknown) =>
  runAction({
    operation: 'contacts.getGroup',
    parameters: { groupId: value } as INodeParameters,
    items: [{ group: groupId }],
    credentials: credentialsOf(started.sandbox),
  });

test.each([
  ['a choice from the list', () => ({ __rl: true, mode: 'list', value: String(groupId) })],
  ['an ID that was typed in', () => ({ __rl: true, mode: 'id', value: String(groupId) })],
  ['an expression for the ID', () => ({ __rl: true, mode: 'id', value: '={{ $json.group }}' })],
  ['an expression for the whole field', () => '={{ $json.group }}'],
  ['the number of a workflow made before there was a list', () => groupId],
  ['the text of a workflow made before there was a list', () => String(groupId)],
])('%s finds the group', async (_, value) => {
  const { json, error } = await getGroup(value());

  expect(error).toBeUndefined();
  expect(json).toMatchObject([{ id: groupId, name: 'Regulars' }]);
});

test('an expression that gives nothing is a field that is missing, and nothing is sent', async () => {
  const before = started.sandbox.requests().length;

  const { error } = await getGroup({ __rl: true, mode: 'id', value: '={{ $json.missing }}' });

  expect(error?.message).toContain('Group is missing');
  expect(started.sandbox.requests()).toHaveLength(before);
});

test.each([
  ['a choice of several', (id: number): unknown => [String(id)]],
  ['an expression that gives a list', () => '={{ [$json.group] }}'],
  ['a text with commas', (id: number) => `${id},`],
  ['the JSON of a workflow made before there was a list', (id: number) => `[${id}]`],
])('groups to delete: %s is understood', async (how, value) => {
  const { id } = await started.client.contacts.createGroup({ name: `To delete: ${how}` });
  const { json, error } = await runAction({
    operation: 'contacts.deleteGroupsBatch',
    parameters: { ids: value(id), deleteContacts: false } as INodeParameters,
    items: [{ group: id }],
    credentials: credentialsOf(started.sandbox),
  });

  expect(error).toBeUndefined();
  expect(json).toMatchObject([{ type: 'deleteGroups' }]);
});

test('a field of a group takes a choice from a list as well', async () => {
  const { json, error } = await runAction({
    operation: 'contacts.create',
    parameters: {
      msisdn: '+6591230042',
      additionalFields: {
        groups: { values: [{ id: { __rl: true, mode: 'list', value: String(groupId) } }] },
      },
    },
    credentials: credentialsOf(started.sandbox),
  });

  expect(error).toBeUndefined();
  expect(json).toMatchObject([{ groups: [{ id: groupId }] }]);
});
