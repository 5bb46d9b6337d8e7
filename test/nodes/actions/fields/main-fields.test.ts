import { runAction } from '../run-action';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { catalogue, entryById } from 'cpaas-8x8/pure';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { operationUi } from '../../../../nodes/actions/description/operation-ui';

let server: StubServer;
let answer: IDataObject = {};
beforeAll(async () => {
  server = await stubServer(() => ({ body: answer }));
});
afterAll(() => server.close());
beforeEach(() => {
  answer = {};
});

const run = (operation: string, parameters: INodeParameters, items?: readonly IDataObject[]) =>
  runAction({
    operation,
    parameters,
    ...(items ? { items } : {}),
    credentials: { apiKey: 'key', accountId: 'Shop', subAccountId: 'Shop_One', baseUrl: server.url },
  });

/** The labels of an operation's form: those that are always there, and those of Additional Fields. */
function form(operation: string): { readonly top: string[]; readonly additional: string[] } {
  const entry = entryById(catalogue, operation);
  const properties = entry ? operationUi(entry).properties : [];
  const collection = properties.find(({ name }) => name === 'additionalFields');
  const names = (collection?.options ?? []).map((option) =>
    'displayName' in option ? option.displayName : '',
  );
  return {
    top: properties.filter((property) => property !== collection).map(({ displayName }) => displayName),
    additional: names,
  };
}

test('Create Contact shows phone number, names and email, and keeps the rest below', () => {
  const { top, additional } = form('contacts.create');

  expect(top).toEqual(['Phone Number', 'First Name', 'Last Name', 'Email']);
  expect(additional).toEqual(expect.arrayContaining(['LINE ID', 'WeChat ID', 'External ID', 'Country']));
  expect(additional).not.toContain('Addresses');
});

test('a contact is created from the fields of the form', async () => {
  answer = { id: 7 };
  const { json, error } = await run(
    'contacts.create',
    {
      msisdn: '={{ $json.phone }}',
      firstName: 'Mei',
      email: 'mei@example.com',
      additionalFields: { lineId: 'U01', externalId: 'customer-1001' },
    },
    [{ phone: '+6591234567' }],
  );

  expect(error).toBeUndefined();
  expect(json).toEqual([{ id: 7 }]);
  expect(server.requests.at(-1)?.body).toEqual({
    addresses: { msisdn: '+6591234567', email: 'mei@example.com', lineId: 'U01' },
    firstName: 'Mei',
    externalId: 'customer-1001',
  });
});

test('a contact without any address is not created, and the error names the fields of the form', async () => {
  const before = server.requests.length;
  const { error } = await run('contacts.create', { firstName: 'Mei' });

  expect(`${error?.message} ${error?.description ?? ''}`).toMatch(/Phone Number.*Email/);
  expect(server.requests).toHaveLength(before);
});

test.each(['sms.send', 'sms.sendSurvey'])('%s shows the sender ID without adding a field', (operation) => {
  const { top, additional } = form(operation);

  expect(top).toContain('Sender ID');
  expect(additional).not.toContain('Sender ID');
});

test('an SMS carries the sender ID of its item, and none if the field is empty', async () => {
  answer = { umid: 'u', destination: '+6591234567', status: { code: 'QUEUED' }, encoding: 'GSM7' };
  const sms = { destination: '+6591234567', text: 'Hello', source: '={{ $json.shop }}' };

  await run('sms.send', sms, [{ shop: 'ShopOne' }]);
  expect(server.requests.at(-1)?.body).toMatchObject({ source: 'ShopOne' });
  await run('sms.send', sms, [{ shop: '' }]);
  expect(server.requests.at(-1)?.body).not.toHaveProperty('source');
});

test.each([
  ['VERIFIED', true],
  ['WAITING', false],
  ['EXPIRED', false],
])('a code that leaves the verification %s has verified: %s', async (status, verified) => {
  answer = { sessionId: 's-1', status, attempt: 1 };
  const { json, error } = await run('verification.check', { sessionId: 's-1', code: '493027' });

  expect(error).toBeUndefined();
  expect(json).toEqual([{ verified, sessionId: 's-1', status, attempt: 1 }]);
});
