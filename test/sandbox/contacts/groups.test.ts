import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const number = '+6591234567';
const sms = { destination: number, text: 'Hello' };

describe('groups of contacts', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ clock: 'manual' });
  });
  afterEach(() => started.close());

  const contacts = () => started.client.contacts;

  it('are created, found by name, and listed with their member count', async () => {
    const made = await contacts().createGroup({
      name: 'Newsletter',
      description: 'Who wants to hear from us',
    });
    await contacts().createGroup({ name: 'Regulars' });
    await contacts().create({ addresses: { msisdn: number }, groups: [{ id: made.id }] });

    const { items, totalCount, totalFiltered } = await contacts().searchGroups({ name: 'news' });

    expect(items).toEqual([{ ...made, contacts: 1 }]);
    expect(made).toMatchObject({ contacts: 0, isBlacklist: false, description: 'Who wants to hear from us' });
    expect([totalCount, totalFiltered]).toEqual([2, 1]);
  });

  it('have unique names: a duplicate is refused with 409 and code 5003', async () => {
    await contacts().createGroup({ name: 'Newsletter' });
    const { id } = await contacts().createGroup({ name: 'Regulars' });
    const conflict = { status: 409, code: 5003 };

    await expect(contacts().createGroup({ name: 'Newsletter' })).rejects.toMatchObject(conflict);
    const rename = { op: 'replace', path: '/name', value: 'Newsletter' };
    await expect(contacts().updateGroup({ groupId: id, patch: [rename] })).rejects.toMatchObject(conflict);
    expect((await contacts().getGroup({ groupId: id })).name).toBe('Regulars');
  });

  it.each([
    ['without a name', {}],
    ['with a name that is too long', { name: 'x'.repeat(101) }],
    ['with a blacklist that is neither true nor false', { name: 'x', isBlacklist: 'maybe' }],
  ])('are refused %s', async (_what, body) => {
    const path = `/contacts/api/v1/accounts/${started.sandbox.accountId}/groups`;

    expect(await raw(started.sandbox, 'POST', path, body)).toMatchObject({
      status: 400,
      body: { code: 1000 },
    });
  });

  it('are changed by a patch in the spelling of 8x8’s sample', async () => {
    const { id } = await contacts().createGroup({ name: 'Newsletter' });

    const changed = await contacts().updateGroup({
      groupId: id,
      patch: [
        { op: 'replace', path: '/isblacklist', value: 'true' },
        { op: 'replace', path: '/description', value: 'Do not write to them' },
      ],
    });

    expect(changed).toMatchObject({
      name: 'Newsletter',
      description: 'Do not write to them',
      isBlacklist: true,
    });
    await expect(
      contacts().updateGroup({ groupId: id, patch: [{ op: 'remove', path: '/name' }] }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('can be deleted without deleting their contacts', async () => {
    const { id } = await contacts().createGroup({ name: 'Newsletter' });
    const contact = await contacts().create({ addresses: { msisdn: number }, groups: [{ id }] });

    await contacts().deleteGroup({ groupId: id });

    expect(await contacts().get({ contactId: contact.id })).not.toHaveProperty('groups');
    await expect(contacts().getGroup({ groupId: id })).rejects.toMatchObject({ status: 404, code: 1300 });
    await expect(contacts().deleteGroup({ groupId: id })).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('add and remove contacts', async () => {
    const { id: groupId } = await contacts().createGroup({ name: 'Newsletter' });
    const { id } = await contacts().create({ addresses: { msisdn: number } });

    const added = await contacts()
      .addToGroup({ groupId, contacts: [id] })
      .withResponse();

    expect(added.response.status).toBe(201);
    expect(added.data.contacts).toBe(1);
    expect((await contacts().addToGroup({ groupId, contacts: [id] })).contacts).toBe(1);
    expect((await contacts().removeFromGroup({ groupId, contacts: [id] })).contacts).toBe(0);
  });

  it('add no contact when one of them, or the group, does not exist', async () => {
    const { id: groupId } = await contacts().createGroup({ name: 'Newsletter' });
    const { id } = await contacts().create({ addresses: { msisdn: number } });
    const missing = { status: 404, code: 1300 };

    await expect(contacts().addToGroup({ groupId, contacts: [id, 7] })).rejects.toMatchObject(missing);
    await expect(contacts().addToGroup({ groupId: 7, contacts: [id] })).rejects.toMatchObject(missing);
    await expect(contacts().removeFromGroup({ groupId: 7, contacts: [id] })).rejects.toMatchObject(missing);
    expect((await contacts().getGroup({ groupId })).contacts).toBe(0);
  });

  describe('that are blacklists', () => {
    const sent = async () => {
      const { umid } = await started.client.sms.send(sms);
      await started.sandbox.advance(10_000);
      return started.sandbox.messages({ umid })[0]?.status;
    };

    it('block SMS to a number until it is removed', async () => {
      expect(await sent()).toMatchObject({ state: 'delivered' });

      await contacts().blacklist({ msisdn: number, reason: 'Asked not to be written to' });
      await started.listen();

      expect(await sent()).toMatchObject({ state: 'undelivered', errorCode: 15 });
      const receipt = started.sandbox.webhooks().at(-1)?.body;
      expect(receipt).toMatchObject({ payload: { status: { state: 'undelivered', errorCode: 15 } } });

      const [group] = (await contacts().searchGroups()).items;
      const [contact] = (await contacts().search({ query: number })).items;
      expect(group).toMatchObject({ isBlacklist: true, contacts: 1 });
      await contacts().removeFromGroup({ groupId: group?.id ?? 0, contacts: [contact?.id ?? 0] });
      expect(await sent()).toMatchObject({ state: 'delivered' });
    });

    it('block chat messages, including the fallback', async () => {
      const { id } = await contacts().createGroup({ name: 'Never', isBlacklist: true });
      await contacts().create({ addresses: { msisdn: number }, groups: [{ id }] });

      const { umid } = await started.client.chatApps.send({
        user: { msisdn: number },
        type: 'text',
        content: { text: 'Hi' },
        channels: [{ channel: 'WhatsApp' }, { channel: 'SMS' }],
      });
      await started.sandbox.advance(60_000);

      expect(started.sandbox.messages({ umid })[0]?.steps.map(({ status }) => status)).toMatchObject([
        { state: 'undelivered', errorCode: 15 },
        { state: 'undelivered', errorCode: 15 },
      ]);
    });

    it('add a number once, and keep its contact', async () => {
      const { id } = await contacts().create({ addresses: { msisdn: number }, firstName: 'Mei' });

      await contacts().blacklist({ msisdn: number });
      await contacts().blacklist({ msisdn: number });

      expect((await contacts().search()).items).toMatchObject([
        { id, firstName: 'Mei', groups: [{ contacts: 1 }] },
      ]);
    });

    it('refuse invalid numbers and requests without a key', async () => {
      const path = (msisdn: string) =>
        `/contacts/api/v1/accounts/${started.sandbox.accountId}/contacts/blacklist/${msisdn}`;

      expect(await raw(started.sandbox, 'POST', path('123'))).toMatchObject({
        status: 400,
        body: { code: 1002 },
      });
      expect(await raw(started.sandbox, 'POST', path('6591234567'), undefined, {})).toMatchObject({
        status: 401,
        body: { code: 1200 },
      });
    });
  });
});
