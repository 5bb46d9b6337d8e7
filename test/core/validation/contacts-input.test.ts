import { afterEach, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck } from '../../../core/src/validation/compile-check';
import { closeStubs, stub8x8 } from '../client/stub-8x8';
import { clientOf, errorOf } from '../client/client-of';

afterEach(closeStubs);

const { operations } = catalogue.contacts;

/** Returns the path and rule of each issue. The subaccount is not required, because the configuration supplies it. */
const problems = (id: keyof typeof operations, input: unknown): string[] =>
  compileCheck(operations[id].input)(input, 0).issues.map(({ path, rule }) => `${path} ${rule}`);

describe('a contact', () => {
  it('needs at least one address of any kind', () => {
    expect(problems('create', { addresses: {} })).toEqual(['addresses anyOf']);
    expect(problems('create', { firstName: 'Mei' })).toEqual(['addresses required']);
    expect(problems('create', { addresses: { kakaoTalkId: 'kakao-0001' } })).toEqual([]);
  });

  it.each([
    [{ msisdn: '+6591234567' }, []],
    [{ msisdn: '0123456789' }, []],
    [{ msisdn: '+65 9123 4567' }, ['addresses.msisdn national-msisdn']],
    [{ email: 'mei@example.com' }, []],
    [{ email: 'mei at example.com' }, ['addresses.email pattern']],
    [{ lineId: 'x'.repeat(129) }, ['addresses.lineId maxLength']],
  ])('with %o has the issues %o', (addresses, found) => {
    expect(problems('create', { addresses, country: 'MY' })).toEqual(found);
  });

  it('is in at most ten groups', () => {
    const groups = Array.from({ length: 11 }, (_, id) => ({ id }));

    expect(problems('create', { addresses: { lineId: 'x' }, groups })).toEqual(['groups maxItems']);
  });
});

describe('a JSON Patch', () => {
  const wrong = (...patch: unknown[]): string[] => problems('updateGroup', { groupId: 8300, patch });

  it('can set values of any type, including the string "true" that 8x8 documents', () => {
    expect(
      wrong(
        { op: 'replace', path: '/isblacklist', value: 'true' },
        { op: 'replace', path: '/isBlacklist', value: false },
        { op: 'add', path: '/description', value: null },
        { op: 'remove', path: '/description' },
        { op: 'copy', from: '/name', path: '/description' },
      ),
    ).toEqual([]);
  });

  it.each(['add', 'replace', 'test', 'Replace'])('is refused if %s has no value', (op) => {
    expect(wrong({ op, path: '/name' })).toEqual(['patch[0].value required']);
  });

  it.each(['copy', 'move'])('is refused if %s has no from', (op) => {
    expect(wrong({ op, path: '/name' })).toEqual(['patch[0].from required']);
  });

  it('is refused with a path without a leading slash, without operations, and as an object', () => {
    expect(wrong({ op: 'remove', path: 'name' })).toEqual(['patch[0].path pattern']);
    expect(wrong()).toEqual(['patch minItems']);
    expect(problems('update', { contactId: 1, patch: { firstName: 'Mei' } })).toEqual(['patch type']);
  });
});

describe('an upload', () => {
  const file = { name: 'contacts.csv', content: '6591234567' };

  it('needs the columns if the file has no header', () => {
    expect(problems('uploadBatch', { file, fileHasHeader: false })).toEqual(['fileColumns required']);
    expect(problems('uploadBatch', { file, fileHasHeader: false, fileColumns: ['msisdn'] })).toEqual([]);
    expect(problems('uploadBatch', { file, fileHasHeader: true })).toEqual([]);
    expect(problems('uploadBatch', { file })).toEqual([]);
  });

  it('adds contacts to at most ten groups', () => {
    expect(problems('uploadBatch', { file, groups: Array.from({ length: 11 }, (_, id) => id) })).toEqual([
      'groups maxItems',
    ]);
  });
});

describe('deleting many contacts', () => {
  it('needs IDs, phone numbers or all', () => {
    expect(problems('deleteBatch', {})).toEqual([' anyOf']);
    expect(problems('deleteBatch', { ids: [] })).toEqual(['ids minItems']);
    expect(problems('deleteBatch', { ids: ['41000123'], msisdns: ['+6591234567'] })).toEqual([]);
  });

  it('needs a confirmation for all contacts, which is not sent', async () => {
    const stub = await stub8x8([{ status: 202, body: { id: 'x', status: 'queued' } }]);
    const { client } = clientOf(stub.url);
    const error = await errorOf(client.contacts.deleteBatch({ all: true, confirm: 'all' }));

    expect(error).toMatchObject({ kind: 'validation', issues: [{ path: 'confirm', rule: 'consent' }] });
    expect(error.advice).toContain('delete all contacts');
    expect(stub.requests).toEqual([]);

    await client.contacts.deleteBatch({ all: true, confirm: 'delete all contacts' });
    await client.contacts.deleteBatch({ ids: [7] });
    expect(stub.requests.map(({ body }) => body)).toEqual(['{"all":true}', '{"ids":[7]}']);
  });
});

describe('the request to blacklist a number', () => {
  it('has the reason as a JSON string or no body, and the plus sign in the path', async () => {
    const stub = await stub8x8();
    const { client } = clientOf(stub.url);
    await client.contacts.blacklist({ msisdn: '+6591234567', reason: 'Asked for it' });
    await client.contacts.blacklist({ msisdn: '+6591234567' });

    expect(stub.requests.map(({ body }) => body)).toEqual(['"Asked for it"', '']);
    expect(stub.requests[0]?.url).toMatch(/\/contacts\/blacklist\/%2B6591234567$/);
  });
});
