import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialsOf, runAction, type ActionRun } from '../run-action';

let sandbox: Sandbox;
let client: EightByEightClient;
let contactId: number;

beforeAll(async () => {
  sandbox = await createSandbox();
  const { apiKey, accountId, url } = sandbox;
  client = createClient({ apiKey, accountId, baseUrl: url });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  const { id } = await client.contacts.create({ addresses: { msisdn: '+6591234567' }, lastName: 'Tan' });
  contactId = id;
});

const update = (parameters: INodeParameters, items: readonly IDataObject[] = [{}]): Promise<ActionRun> =>
  runAction({
    operation: 'contacts.update',
    parameters: { contactId, ...parameters },
    items,
    credentials: credentialsOf(sandbox),
  });

const patches = (): number =>
  sandbox.requests().filter(({ operation }) => operation === 'contacts.update').length;

describe('Update Contact', () => {
  it('sets and empties fields of the form, and leaves the others as they are', async () => {
    const { json, error } = await update(
      {
        updateFields: {
          firstName: '={{ $json.name }}',
          email: '',
          lineId: 'U01',
          customAttributes: { values: [{ name: 'tier', value: 'gold' }] },
        },
        fieldsToEmpty: ['/lastName'],
      },
      [{ name: 'Mei' }],
    );

    expect(error).toBeUndefined();
    expect(json).toMatchObject([{ id: contactId, firstName: 'Mei' }]);
    const contact = await client.contacts.get({ contactId });
    expect(contact).toMatchObject({
      firstName: 'Mei',
      addresses: { msisdn: '6591234567', lineId: 'U01' },
      customAttributes: { tier: 'gold' },
    });
    expect(contact).not.toHaveProperty('lastName');
    expect(contact.addresses).not.toHaveProperty('email');
  });

  it('cleans a phone number as people write it', async () => {
    await update({ updateFields: { msisdn: '+65 9123 4568' } });

    expect(await client.contacts.get({ contactId })).toMatchObject({ addresses: { msisdn: '6591234568' } });
  });

  it.each<[string, INodeParameters, string]>([
    [
      'a number with a decimal point',
      { updateFields: { msisdn: '6591234567.0' } },
      'Phone Number has a decimal point',
    ],
    ['an email that is none', { updateFields: { email: 'mei' } }, 'Email '],
    ['all fields in one expression', { updateFields: '={{ $json }}' }, 'Update Fields is one expression'],
    ['no change', {}, 'Update Fields has no field'],
    [
      'a value without a name',
      { updateFields: { customAttributes: { values: [{ name: '', value: 'gold' }] } } },
      'Custom Attribute 1: Name has a value without a name',
    ],
  ])('changes nothing and names the field for %s', async (_, parameters, said) => {
    const { error } = await update(parameters);

    expect(error?.message).toContain(said);
    expect(patches()).toBe(0);
  });

  it('takes a JSON Patch', async () => {
    const patch = JSON.stringify([{ op: 'replace', path: '/firstName', value: 'Mei' }]);
    const { error } = await update({ changesFrom: 'json', patch });

    expect(error).toBeUndefined();
    expect(await client.contacts.get({ contactId })).toMatchObject({ firstName: 'Mei', lastName: 'Tan' });
  });
});

it('Update Contact Group renames a group and makes it a blacklist', async () => {
  const { id: groupId } = await client.contacts.createGroup({ name: 'Guests', description: 'Of last year' });
  const { error } = await runAction({
    operation: 'contacts.updateGroup',
    parameters: {
      groupId,
      updateFields: { name: 'Blocked', isBlacklist: true },
      fieldsToEmpty: ['/description'],
    },
    credentials: credentialsOf(sandbox),
  });

  expect(error).toBeUndefined();
  const group = await client.contacts.getGroup({ groupId });
  expect(group).toMatchObject({ name: 'Blocked', isBlacklist: true });
  expect(group).not.toHaveProperty('description');
});
