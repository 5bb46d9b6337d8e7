import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { parseWebhook } from 'cpaas-8x8';

import { raw, start, type Started } from '../started-sandbox';

const minute = 60_000;
const reference = 'claim-1001';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
});
afterEach(() => started.close());

/** Opens a room. Returns the path of the guest's link. */
async function open(fields: object = {}): Promise<string> {
  const { videoInteraction } = started.client;
  const room = await videoInteraction.createToken({
    create_room: true,
    call_reference: reference,
    ...fields,
  });
  return new URL(room.guest_link ?? '').pathname;
}

/** What the guest does on the page. It needs no API key. */
const guest = async (path: string, action: string, body: object = {}) => {
  const method = action === 'room' ? 'GET' : 'POST';
  return raw(started.sandbox, method, `${path}/${action}`, method === 'GET' ? undefined : body, {});
};

describe('the room of a video call', () => {
  it('is joined by the link, and ends as a call in the log', async () => {
    const { client, sandbox } = started;
    const path = await open({ phone_number: '+6591234567' });
    expect((await guest(path, 'room')).body).toMatchObject({ reference, isOpen: true, call: null });

    expect((await guest(path, 'join')).body).toMatchObject({ call: { conversation: [] } });
    await sandbox.advance(10_000);
    await guest(path, 'write', { text: 'Hello' });
    sandbox.writeInVideoRoom({ reference, origin: 'agent', text: 'Please show the crack.' });
    await guest(path, 'locate');
    await sandbox.advance(20_000);
    expect((await guest(path, 'leave')).body).toMatchObject({
      call: null,
      lastCall: { seconds: 30, rating: null },
    });
    expect((await guest(path, 'rate', { rating: 4 })).body).toMatchObject({ lastCall: { rating: '4' } });

    const { list } = await client.videoInteraction.getCalls();
    expect(list).toMatchObject([
      { Reference: reference, Duration: 30, UserB_MSISDN: '6591234567', Status: 'E' },
    ]);
    const call = await client.videoInteraction.getCall({ id: list?.[0]?.CallId ?? '' });
    expect(call).toMatchObject({ GuestRating: '4', Location: { lat: 1.2839, long: 103.8515 } });
    expect(call.Conversation?.map(({ origin, data }) => `${String(origin)}: ${String(data)}`)).toEqual([
      'guest: Hello',
      'agent: Please show the crack.',
    ]);
  });

  it('closes after 15 minutes', async () => {
    const path = await open();
    await started.sandbox.advance(16 * minute);
    expect(await guest(path, 'join')).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('15 minutes') },
    });
  });

  it('sends its link by SMS when the agent has logged in, once', async () => {
    const { sandbox } = started;
    const path = await open({ phone_number: '+6591234567' });
    expect(sandbox.messages()).toEqual([]);
    sandbox.logInVideoAgent({ reference });
    sandbox.logInVideoAgent({ reference });
    expect(sandbox.messages()).toMatchObject([
      { to: '+6591234567', text: expect.stringContaining(sandbox.url + path) },
    ]);
  });

  it.each([
    ['rate', { rating: 3 }, 'no call to rate'],
    ['leave', {}, 'Nobody is in the room'],
    ['write', { text: 'Hello' }, 'has not joined'],
    ['dance', {}, 'cannot dance'],
  ])('says what is wrong when a guest who is not there does %s', async (action, body, error) => {
    const path = await open();
    expect((await guest(path, action, body)).body['error']).toContain(error);
  });

  it('is unknown under another link, and takes no forms of other sites', async () => {
    const path = await open();
    const unknown = '/video/guest/another0link';
    expect((await guest(unknown, 'room')).status).toBe(404);
    expect((await raw(started.sandbox, 'POST', `${path}/join`, undefined, {})).status).toBe(415);
    const form = { 'content-type': 'text/plain' };
    expect((await raw(started.sandbox, 'POST', `${path}/join`, '{}', form)).status).toBe(415);
    expect(() => started.sandbox.joinVideoRoom({ reference: 'no-such-room' })).toThrow('no video room');
    expect(() => started.sandbox.joinVideoRoom({ reference, who: 'me' } as never)).toThrow(
      'who is not a field',
    );
  });
});

describe('the recording of a video call', () => {
  it('is told by two events, and can be downloaded for a day', async () => {
    const { sandbox, receiver } = started;
    sandbox.changeSettings({ videoInteractionUrl: `${receiver.url}/video` });
    const path = await open({ phone_number: '+6591234567' });
    await guest(path, 'join');
    await sandbox.advance(45_000);
    await guest(path, 'leave');
    await sandbox.advance(minute);

    const events = receiver.received.map(({ body }) => parseWebhook(JSON.stringify(body)));
    expect(events.map(({ type }) => type)).toEqual([
      'videoInteraction.recordingEnded',
      'videoInteraction.recordingUploaded',
    ]);
    const [, uploaded] = events;
    if (uploaded?.type !== 'videoInteraction.recordingUploaded') throw new Error('The recording is missing');
    const { data, fqn } = uploaded.payload;
    expect(fqn).toMatch(/\/claim-1001$/);
    expect(data).toMatchObject({
      durationSec: 45,
      participants: [{ name: 'Agent' }, { name: '+6591234567' }],
    });
    const link = data?.preAuthenticatedLink ?? '';
    const file = await fetch(link);
    expect(file.headers.get('content-type')).toBe('video/mp4');
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 4, 8)).toBe('ftyp');
    await sandbox.advance(25 * 60 * minute);
    expect((await fetch(link)).status).toBe(404);
  });

  it('follows a call that a test simulates, but not one that was missed', async () => {
    const { sandbox, receiver } = started;
    sandbox.changeSettings({ videoInteractionUrl: `${receiver.url}/video` });
    sandbox.videoCall({ missed: true });
    await sandbox.advance(minute);
    expect(receiver.received).toEqual([]);
    sandbox.videoCall({ seconds: 10 });
    await sandbox.advance(minute);
    expect(receiver.received).toHaveLength(2);
  });
});
