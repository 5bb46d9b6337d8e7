import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const mei = { addresses: { msisdn: '+6591234567' }, firstName: 'Mei', lastName: 'Tan' };

describe('the contact book', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ clock: 'manual' });
  });
  afterEach(() => started.close());

  const contacts = () => started.client.contacts;
  const at = (path: string): string => `/contacts/api/v1/accounts/${started.sandbox.accountId}/${path}`;

  describe('a new contact', () => {
    it('is stored with the country of its number, and has a Location header', async () => {
      const { data, response } = await contacts().create(mei).withResponse();

      expect(response.status).toBe(201);
      expect(response.headers['location']).toBe(`${started.sandbox.url}${at(`contacts/${data.id}`)}`);
      expect(data).toMatchObject({ addresses: { msisdn: '6591234567' }, country: 'SG' });
      expect(data).not.toHaveProperty('groups');
      expect(await contacts().get({ contactId: data.id })).toEqual(data);
    });

    it('is merged into the contact with the same address: new values win, the others stay', async () => {
      const group = await contacts().createGroup({ name: 'Regulars' });
      const first = await contacts().create({ ...mei, customAttributes: { tier: 'gold', city: 'Ipoh' } });

      const { data, response } = await contacts()
        .create({
          addresses: { msisdn: '6591234567', email: 'mei@example.com' },
          firstName: 'Mei Ling',
          groups: [{ id: group.id }],
          customAttributes: { tier: 'silver' },
        })
        .withResponse();

      expect(response.status).toBe(200);
      expect(data).toMatchObject({
        id: first.id,
        firstName: 'Mei Ling',
        lastName: 'Tan',
        addresses: { msisdn: '6591234567', email: 'mei@example.com' },
        groups: [{ id: group.id, contacts: 1 }],
        customAttributes: { tier: 'silver', city: 'Ipoh' },
      });
      expect((await contacts().search()).totalCount).toBe(1);
    });

    it('is found by its email address in any case', async () => {
      const { id } = await contacts().create({ addresses: { email: 'mei@example.com' } });

      expect((await contacts().create({ addresses: { email: 'MEI@example.com' } })).id).toBe(id);
    });

    it('is refused with 409 when its addresses belong to several contacts', async () => {
      await contacts().create(mei);
      await contacts().create({ addresses: { email: 'mei@example.com' } });

      await expect(
        contacts().create({ addresses: { msisdn: '+6591234567', email: 'mei@example.com' } }),
      ).rejects.toMatchObject({ status: 409, outcome: 'refused' });
      expect((await contacts().search()).totalCount).toBe(2);
    });

    it('can have a national number with a country', async () => {
      const { addresses } = await contacts().create({ addresses: { msisdn: '0123456789' }, country: 'MY' });

      expect(addresses.msisdn).toBe('60123456789');
    });

    it.each([
      ['no address', { addresses: {} }, 1000],
      ['a number that is none', { addresses: { msisdn: '12' } }, 1002],
      ['a national number without a country', { addresses: { msisdn: '0123456789' } }, 1002],
      ['a country that is no code', { addresses: { msisdn: '+6591234567' }, country: 'Singapore' }, 1009],
      ['a group that is not there', { addresses: { msisdn: '+6591234567' }, groups: [{ id: 7 }] }, 1008],
      ['a name that is too long', { addresses: { msisdn: '+6591234567' }, firstName: 'x'.repeat(201) }, 1000],
      [
        'more custom attributes than fifty',
        {
          addresses: { msisdn: '+6591234567' },
          customAttributes: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}`, 1])),
        },
        1000,
      ],
    ])('is refused with %s', async (_what, body, code) => {
      const answer = await raw(started.sandbox, 'POST', at('contacts'), body);

      expect(answer).toMatchObject({ status: 400, body: { code } });
      expect((await contacts().search()).totalCount).toBe(0);
    });
  });

  describe('a search', () => {
    beforeEach(async () => {
      const { id } = await contacts().createGroup({ name: 'Regulars' });
      await contacts().create({ ...mei, groups: [{ id }] });
      await contacts().create({ addresses: { msisdn: '+60123456789' }, firstName: 'Ravi', country: 'MY' });
      await contacts().create({
        addresses: { email: 'ana@example.com' },
        firstName: 'Ana',
        lastName: 'Cruz',
      });
    });

    const namesFor = async (input: object): Promise<unknown[]> =>
      (await contacts().search(input)).items.map(({ firstName }) => firstName);

    it.each([
      ['part of a name', { query: 'mei t' }, ['Mei']],
      ['part of a number, with its plus', { query: '+6012' }, ['Ravi']],
      ['part of an email address', { query: 'EXAMPLE' }, ['Ana']],
      ['a country', { country: 'SG' }, ['Mei']],
      ['a group', { groupId: 8001 }, ['Mei']],
      ['a group that is not there', { groupId: 1 }, []],
      ['nothing', {}, ['Mei', 'Ravi', 'Ana']],
    ])('by %s finds who is meant', async (_what, input, names) => {
      expect(await namesFor(input)).toEqual(names);
    });

    it('returns pages: offset counts from 0, and page from 1', async () => {
      const second = await contacts().search({ limit: 2, offset: 1 });

      expect(second.items.map(({ firstName }) => firstName)).toEqual(['Ana']);
      expect(second).toMatchObject({
        page: 2,
        totalPages: 2,
        totalCount: 3,
        totalFiltered: 3,
        hasPreviousPage: true,
        hasNextPage: false,
      });
    });

    it('is read to its end by the client', async () => {
      const names: unknown[] = [];
      for await (const { firstName } of contacts().search({ limit: 1 })) names.push(firstName);

      expect(names).toEqual(['Mei', 'Ravi', 'Ana']);
      const asked = started.sandbox.requests().filter(({ operation }) => operation === 'contacts.search');
      expect(asked).toHaveLength(3);
    });

    it.each([
      ['limit=0', 1010],
      ['limit=501', 1010],
      ['offset=-1', 1010],
      ['country=SGP', 1009],
      ['groupId=x', 1008],
    ])('with %s is refused', async (query, code) => {
      expect(await raw(started.sandbox, 'GET', at(`contacts?${query}`))).toMatchObject({
        status: 400,
        body: { code },
      });
    });
  });

  describe('a patch', () => {
    const patch = async (
      ...steps: Parameters<Started['client']['contacts']['update']>[0]['patch'][number][]
    ) => {
      const { id } = await contacts().create(mei);
      return contacts().update({ contactId: id, patch: steps });
    };

    it('replaces, adds and removes fields, with paths in any case', async () => {
      const changed = await patch(
        { op: 'replace', path: '/firstname', value: 'Mei Ling' },
        { op: 'add', path: '/addresses/lineid', value: 'U1' },
        { op: 'remove', path: '/addresses/msisdn' },
        { op: 'add', path: '/customAttributes/Department', value: 'Sales' },
        { op: 'copy', from: '/firstName', path: '/customAttributes/nick' },
        { op: 'test', path: '/lastName', value: 'Tan' },
      );

      expect(changed).toMatchObject({
        firstName: 'Mei Ling',
        addresses: { lineId: 'U1' },
        customAttributes: { Department: 'Sales', nick: 'Mei Ling' },
      });
      expect(changed.addresses).not.toHaveProperty('msisdn');
      expect(await contacts().get({ contactId: changed.id })).toEqual(changed);
    });

    it('replaces an empty field, and removes a value with null', async () => {
      expect(await patch({ op: 'replace', path: '/externalId', value: 'c-1' })).toMatchObject({
        externalId: 'c-1',
      });
      expect(await patch({ op: 'replace', path: '/lastName', value: null })).not.toHaveProperty('lastName');
    });

    it('adds a contact to a group, and finds it under its new address', async () => {
      const { id } = await contacts().createGroup({ name: 'Regulars' });

      const changed = await patch(
        { op: 'add', path: '/groups/-', value: { id } },
        { op: 'replace', path: '/addresses/msisdn', value: '+6598765432' },
      );

      expect(changed.groups).toMatchObject([{ id, contacts: 1 }]);
      expect((await contacts().create({ addresses: { msisdn: '6598765432' } })).id).toBe(changed.id);
      expect((await contacts().create(mei)).id).not.toBe(changed.id);
    });

    it.each([
      ['a test that fails', { op: 'test', path: '/lastName', value: 'Lim' }],
      ['a field that there is not', { op: 'replace', path: '/shoeSize', value: 38 }],
      ['a field that is not to be changed', { op: 'replace', path: '/id', value: 7 }],
      ['something to remove that is not there', { op: 'remove', path: '/customAttributes/x' }],
      ['a value that is too long', { op: 'replace', path: '/lastName', value: 'x'.repeat(201) }],
      ['the last address gone', { op: 'remove', path: '/addresses/msisdn' }],
      ['a number that is none', { op: 'replace', path: '/addresses/msisdn', value: '123' }],
      ['a group that is not there', { op: 'add', path: '/groups/-', value: { id: 7 } }],
    ])('with %s changes nothing at all', async (_what, step) => {
      const before = await contacts().create(mei);

      await expect(
        contacts().update({
          contactId: before.id,
          patch: [{ op: 'replace', path: '/firstName', value: 'Ana' }, step],
        }),
      ).rejects.toMatchObject({ status: 400 });
      expect(await contacts().get({ contactId: before.id })).toEqual(before);
    });

    it('cannot take the address of another contact', async () => {
      await contacts().create({ addresses: { email: 'ana@example.com' } });

      await expect(
        patch({ op: 'add', path: '/addresses/email', value: 'ana@example.com' }),
      ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('belongs to') });
    });
  });

  it('fails for a deleted contact', async () => {
    const { id } = await contacts().create(mei);

    await contacts().delete({ contactId: id });

    await expect(contacts().get({ contactId: id })).rejects.toMatchObject({ status: 404, code: 1300 });
    expect((await contacts().create(mei)).id).not.toBe(id);
  });

  it.each(['get', 'delete'] as const)('answers %s with 404 for an unknown contact', async (name) => {
    await expect(contacts()[name]({ contactId: 7 })).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('answers a patch with 404 for an unknown contact', async () => {
    await expect(
      contacts().update({ contactId: 7, patch: [{ op: 'remove', path: '/lastName' }] }),
    ).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('is unchanged after an export and an import', async () => {
    const { id } = await contacts().create(mei);
    const saved: unknown = JSON.parse(JSON.stringify(started.sandbox.exportState()));
    await started.sandbox.reset();
    expect((await contacts().search()).totalCount).toBe(0);

    started.sandbox.importState(saved);

    expect(await contacts().create(mei)).toMatchObject({ id, firstName: 'Mei' });
    expect((await contacts().create({ addresses: { lineId: 'U1' } })).id).toBe(id + 1);
  });
});
