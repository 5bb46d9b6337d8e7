import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
});
afterEach(() => started.close());

const minute = 60_000;

describe('a token for video calls', () => {
  it('is created alone, or with a room', async () => {
    const { videoInteraction } = started.client;
    expect(await videoInteraction.createToken()).toEqual({ auth_token: expect.any(String) });
    expect(await videoInteraction.createToken({ create_room: true, call_reference: 'claim-1001' })).toEqual({
      auth_token: expect.any(String),
      call_reference: 'claim-1001',
      guest_link: expect.stringMatching(/^http/),
    });
  });

  it('is fetched by the client once for many calls, and again after it expired', async () => {
    const { client, sandbox } = started;
    const tokens = () =>
      sandbox.requests().filter(({ operation }) => operation === 'videoInteraction.createToken').length;
    await client.videoInteraction.getCalls();
    await client.videoInteraction.getCalls();
    expect(tokens()).toBe(1);

    await sandbox.advance(61 * minute);
    expect(await client.videoInteraction.getCalls()).toMatchObject({ list: [] });
    expect(tokens()).toBe(2);
  });

  it('is required: neither the API key nor an unknown token reads the log', async () => {
    const path = '/video/api/v1/call-logs';
    expect((await raw(started.sandbox, 'GET', path)).status).toBe(401);
    expect((await raw(started.sandbox, 'GET', path, undefined, { 'x-token': 'made-up' })).status).toBe(401);
    expect((await raw(started.sandbox, 'POST', '/video/api/v1/tokens', {}, {})).status).toBe(401);
  });

  it.each([
    ['a short reference', { call_reference: 'claim' }],
    ['a long reference', { call_reference: 'c'.repeat(21) }],
    ['no phone number', { phone_number: 'Bob' }],
  ])('is refused with %s', async (_, input) => {
    await expect(started.client.videoInteraction.createToken(input)).rejects.toMatchObject({
      kind: 'validation',
    });
    expect((await raw(started.sandbox, 'POST', '/video/api/v1/tokens', input)).status).toBe(400);
  });
});

describe('the log of video calls', () => {
  it('returns pages, newest first', async () => {
    const { client, sandbox } = started;
    for (let count = 0; count < 25; count++) sandbox.videoCall({});
    const first = await client.videoInteraction.getCalls();
    expect(first.list).toHaveLength(10);
    expect(first.prevCursor).toBeNull();

    const ids: number[] = [];
    for await (const { CallId } of client.videoInteraction.getCalls()) ids.push(Number(CallId));

    expect(ids).toHaveLength(25);
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
    expect(new Set(ids).size).toBe(25);
  });

  it('is searched by reference, by number and by day', async () => {
    const { client, sandbox } = started;
    await client.videoInteraction.createToken({
      create_room: true,
      call_reference: 'claim-1001',
      phone_number: '+6591234567',
    });
    const held = sandbox.videoCall({ reference: 'claim-1001', seconds: 90 });
    await sandbox.advance(48 * 60 * minute);
    const missed = sandbox.videoCall({ reference: 'other-call', guest: '+6281234567890', missed: true });
    const found = async (input: object) =>
      (await client.videoInteraction.getCalls(input)).list?.map(({ CallId }) => CallId);

    expect(await found({ q: 'claim-1001' })).toEqual([held.callId]);
    expect(await found({ q: '6281234567890' })).toEqual([missed.callId]);
    expect(await found({ to: new Date(held.startedAt).toISOString().slice(0, 10) })).toEqual([held.callId]);
    expect(await found({ from: sandbox.now().slice(0, 10) })).toEqual([missed.callId]);
    expect((await client.videoInteraction.getCalls()).list).toEqual([
      expect.objectContaining({ Status: 'C', FinishedAt: null, Duration: 0, CountryISO2alpha: 'ID' }),
      expect.objectContaining({
        Status: 'E',
        UserB_MSISDN: '6591234567',
        Duration: 90,
        Reference: 'claim-1001',
      }),
    ]);
    await expect(client.videoInteraction.getCalls({ from: 'May' })).rejects.toMatchObject({
      kind: 'validation',
    });
  });

  it('contains the chat messages and the photos', async () => {
    const { client, sandbox } = started;
    const { callId } = sandbox.videoCall({
      remarks: [{ origin: 'agent', text: 'Please show the crack.' }],
      snapshots: 2,
      location: { lat: 1.3, long: 103.8 },
      rating: 5,
    });
    const call = await client.videoInteraction.getCall({ id: callId });
    expect(call).toMatchObject({ GuestRating: '5', AgentRating: null, Location: { lat: 1.3, long: 103.8 } });
    const [remark, photograph] = call.Conversation ?? [];
    expect(remark).toMatchObject({ origin: 'agent', data: 'Please show the crack.' });
    expect(photograph?.data).toMatch(/^\/s3\/uploads\/snapshots\/.+-snapshot\.png$/);

    const image = await client.videoInteraction.getImage({ link: photograph?.data ?? '' });
    expect(image.type).toBe('image/png');
    expect(Buffer.from(image.content).subarray(1, 4).toString()).toBe('PNG');

    await expect(client.videoInteraction.getCall({ id: '1' })).rejects.toMatchObject({ status: 404 });
    await expect(client.videoInteraction.getImage({ link: '/s3/none.png' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(client.videoInteraction.getImage({ link: '/s3/../x' })).rejects.toMatchObject({
      kind: 'validation',
    });
  });

  it('refuses a call in a closed room', async () => {
    const { client, sandbox } = started;
    await client.videoInteraction.createToken({ create_room: true, call_reference: 'claim-1001' });
    await sandbox.advance(16 * minute);

    expect(() => sandbox.videoCall({ reference: 'claim-1001' })).toThrow('15 minutes');
  });
});
