import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
});
afterEach(() => started.close());

type Row = Readonly<Record<string, unknown>>;

const get = (path: string) => raw(started.sandbox, 'GET', `/_sandbox${path}`, undefined, {});

/** The values of a field of the rows that the control API returns. */
async function list(path: string, filter: object, field = 'reference'): Promise<unknown[]> {
  const query = new URLSearchParams(
    Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { status, body } = await get(`${path}?${query.toString()}`);
  expect(status).toBe(200);
  return (body as unknown as readonly Row[]).map((row) => row[field]);
}

describe('the video rooms of the control API', () => {
  beforeEach(async () => {
    for (const [index, phone_number] of ['+6591234567', '+6598765432', undefined].entries())
      await started.client.videoInteraction.createToken({
        create_room: true,
        call_reference: `claim-100${index + 1}`,
        ...(phone_number && { phone_number }),
      });
  });

  it.each([
    [{}, ['claim-1001', 'claim-1002', 'claim-1003']],
    [{ limit: 2 }, ['claim-1002', 'claim-1003']],
    [{ limit: 0 }, []],
    [{ reference: 'claim-1002' }, ['claim-1002']],
    [{ number: '6598765432' }, ['claim-1002']],
    [{ search: 'CLAIM-1003' }, ['claim-1003']],
    [{ before: 'no such link' }, []],
  ])('are filtered by %j', async (filter, references) => {
    expect(await list('/video-rooms', filter)).toEqual(references);
  });

  it('are read page by page, the newest first', async () => {
    const [newest] = started.sandbox.videoRooms({ limit: 1 });
    const next = started.sandbox.videoRooms({ limit: 1, before: newest?.link ?? '' });
    expect([newest, ...next].map((room) => room?.reference)).toEqual(['claim-1003', 'claim-1002']);
  });
});

describe('the past video calls of the control API', () => {
  beforeEach(() => {
    const { sandbox } = started;
    sandbox.videoCall({ reference: 'claim-1001', guest: '+6591234567' });
    sandbox.videoCall({ reference: 'claim-1002', guest: '+6598765432', missed: true });
    sandbox.videoCall({ reference: 'claim-1003', remarks: [{ origin: 'agent', text: 'Show the crack.' }] });
  });

  it.each([
    [{}, ['claim-1001', 'claim-1002', 'claim-1003']],
    [{ limit: 2 }, ['claim-1002', 'claim-1003']],
    [{ reference: 'claim-1001' }, ['claim-1001']],
    [{ number: '+6591234567' }, ['claim-1001']],
    [{ status: 'C' }, ['claim-1002']],
    [{ search: 'the CRACK' }, ['claim-1003']],
    [{ before: 'none' }, []],
  ])('are filtered by %j', async (filter, references) => {
    expect(await list('/video-calls', filter)).toEqual(references);
  });

  it('are read page by page, the newest first, or by their ID', async () => {
    const [newest] = await list('/video-calls', { limit: 1 }, 'callId');
    expect(await list('/video-calls', { limit: 1, before: newest })).toEqual(['claim-1002']);
    expect(await list('/video-calls', { callId: newest })).toEqual(['claim-1003']);
  });
});

it.each(['/video-rooms', '/video-calls'])('%s refuses a filter that it does not have', async (path) => {
  expect(await get(`${path}?refrence=claim-1001`)).toMatchObject({
    status: 400,
    body: { error: 'refrence is not a filter: did you mean reference?' },
  });
});
