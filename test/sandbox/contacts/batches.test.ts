import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const numbers = ['6591234560', '6591234561', '6591234562'] as const;

describe('batches of contacts', () => {
  let started: Started;
  let ids: number[];
  let from: number;
  let to: number;

  beforeEach(async () => {
    started = await start({ clock: 'manual' });
    from = (await contacts().createGroup({ name: 'From' })).id;
    to = (await contacts().createGroup({ name: 'To' })).id;
    ids = [];
    for (const msisdn of numbers)
      ids.push((await contacts().create({ addresses: { msisdn }, groups: [{ id: from }] })).id);
  });
  afterEach(() => started.close());

  const contacts = () => started.client.contacts;
  const at = (path: string): string => `/contacts/api/v1/accounts/${started.sandbox.accountId}/${path}`;
  const left = async (input = {}): Promise<unknown[]> =>
    (await contacts().search(input)).items.map(({ id }) => id);
  const ended = async ({ id }: { readonly id: string }): Promise<unknown> => {
    await started.sandbox.advance(2_000);
    return (await contacts().getBatch({ batchId: id })).status;
  };

  it('delete contacts by ID and by number, and skip missing ones', async () => {
    const batch = await contacts().deleteBatch({
      ids: [ids[0] ?? 0, 7],
      msisdns: ['+6591234561', '+6590000000'],
    });

    expect(await left()).toHaveLength(3);
    expect(await ended(batch)).toBe('completed');
    expect(await left()).toEqual([ids[2]]);
    expect((await contacts().getGroup({ groupId: from })).contacts).toBe(1);
  });

  it('delete all contacts on explicit request', async () => {
    const batch = await contacts().deleteBatch({ all: true, confirm: 'delete all contacts' });

    expect(await ended(batch)).toBe('completed');
    expect(await left()).toEqual([]);
    expect((await contacts().searchGroups()).totalCount).toBe(2);
  });

  it('do not delete all contacts without an explicit request: the client sends nothing', async () => {
    const before = started.sandbox.requests().length;

    await expect(contacts().deleteBatch({ all: true })).rejects.toMatchObject({
      kind: 'validation',
      advice: expect.stringContaining('"delete all contacts"'),
    });
    await expect(contacts().deleteBatch({ all: true, ids, confirm: 'yes' })).rejects.toMatchObject({
      kind: 'validation',
    });
    expect(started.sandbox.requests()).toHaveLength(before);
  });

  it('copy contacts from one group to another', async () => {
    expect(await ended(await contacts().copyBatch({ from, to }))).toBe('completed');

    expect([await left({ groupId: from }), await left({ groupId: to })]).toEqual([ids, ids]);
  });

  it('move contacts from one group to another', async () => {
    expect(await ended(await contacts().moveBatch({ from, to }))).toBe('completed');

    expect([await left({ groupId: from }), await left({ groupId: to })]).toEqual([[], ids]);
  });

  it('fail when a group was deleted before they run', async () => {
    const batch = await contacts().moveBatch({ from, to });
    await contacts().deleteGroup({ groupId: to });

    expect(await ended(batch)).toBe('failed');
    expect(await left({ groupId: from })).toEqual(ids);
  });

  it('delete groups, and their contacts only on request', async () => {
    const kept = await contacts().create({ addresses: { email: 'ana@example.com' }, groups: [{ id: to }] });

    expect(await ended(await contacts().deleteGroupsBatch({ ids: [to], deleteContacts: false }))).toBe(
      'completed',
    );
    expect(await left()).toEqual([...ids, kept.id]);
    expect(await ended(await contacts().deleteGroupsBatch({ ids: [from], deleteContacts: true }))).toBe(
      'completed',
    );
    expect(await left()).toEqual([kept.id]);
    expect((await contacts().searchGroups()).items).toEqual([]);
  });

  it.each(['failed', 'stopped', 'timeout'] as const)(
    'that end as %s change nothing, and whoever waits for them is told',
    async (contactBatches) => {
      started.sandbox.changeSettings({ contactBatches });

      const waiting = contacts().deleteBatch({ ids }).completed({ firstPauseMs: 1 });
      const outcome = waiting.catch((thrown: unknown) => thrown);
      // The job is there once the request was answered.
      while ((await contacts().getBatches()).totalCount === 0);
      await started.sandbox.advance(2_000);

      expect(await outcome).toMatchObject({ kind: 'job', state: contactBatches });
      expect(await left()).toEqual(ids);
    },
  );

  it.each([
    ['contacts/batches/deleteContacts', {}, 1000],
    ['contacts/batches/deleteContacts', { all: false }, 1000],
    ['contacts/batches/deleteContacts', { msisdns: ['12'] }, 1002],
    ['groups/batches/copyContacts?from=8001', {}, 1000],
    ['groups/batches/copyContacts?from=8001&to=7', {}, 1008],
    ['groups/batches/moveContacts?from=8001&to=8001', {}, 1000],
    ['groups/batches/deleteGroups', { ids: [8001] }, 1000],
    ['groups/batches/deleteGroups', { ids: [7], deleteContacts: false }, 1008],
  ])('are refused at %s with %p', async (path, body, code) => {
    expect(await raw(started.sandbox, 'POST', at(path), body)).toMatchObject({ status: 400, body: { code } });
    expect((await contacts().getBatches()).totalCount).toBe(0);
  });

  it('are listed by type, newest first', async () => {
    const copied = await contacts().copyBatch({ from, to });
    const deleted = await contacts().deleteBatch({ ids: [7] });

    expect((await contacts().getBatches()).items.map(({ id }) => id)).toEqual([deleted.id, copied.id]);
    expect(await contacts().getBatches({ type: 'copyContacts' })).toMatchObject({
      items: [{ id: copied.id, type: 'copyContacts' }],
      totalCount: 2,
      totalFiltered: 1,
    });
    expect(await raw(started.sandbox, 'GET', at('batches?type=burnContacts'))).toMatchObject({
      status: 400,
      body: { code: 1000 },
    });
  });

  it('are answered with 404 and code 4018 when they are unknown', async () => {
    await expect(
      contacts().getBatch({ batchId: '0d0a9a2e-6f3b-4b7e-9a35-5c1d2e8f7a60' }),
    ).rejects.toMatchObject({ status: 404, code: 4018 });
  });
});

describe('a client that waits for an upload', () => {
  it('reports every status request, and returns the counts', async () => {
    const started = await start({ contactBatchDelayMs: 40 });
    try {
      const seen = new Set<string>();
      const batch = await started.client.contacts
        .uploadBatch({ file: { name: 'contacts.csv', content: 'msisdn\n6591234567\n12' } })
        .completed({ firstPauseMs: 5, onProgress: ({ state }) => seen.add(state) });

      expect(batch).toMatchObject({ status: 'completed', totalRows: 2, insertedRows: 1, errorRows: 1 });
      expect([...seen].at(-1)).toBe('completed');
      expect(seen.size).toBeGreaterThan(1);
    } finally {
      await started.close();
    }
  });
});
