import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { bridge, callFlowAnswer, hangup, makeCall, say, sayAndCapture } from 'cpaas-8x8';
import type { CallLogEntry } from '8x8-sandbox';

import { listenToCalls, type CallReceiver } from './call-receiver';
import { start, type Started } from '../started-sandbox';

const source = '+6531580001';
const customer = '+6591234567';
const voiceProfile = 'en-GB-Emma';

let started: Started;
let receiver: CallReceiver;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
  receiver = await listenToCalls(started);
});
afterEach(async () => {
  await receiver.close();
  await started.close();
});

const lastCall = () => started.sandbox.callSessions().at(-1);
const log = () => lastCall()?.log.map(({ at: _, ...entry }) => entry) ?? [];
const kinds = () => log().map((entry) => (entry.kind === 'status' ? entry.status : entry.kind));

describe('the log of a call session', () => {
  it('has what was heard and pressed, and what the app answered', async () => {
    receiver.answer = (event) =>
      event.type === 'voice.callAction' && event.payload.eventData?.dtmf === '1'
        ? callFlowAnswer([
            { action: 'playFile', params: { fileUrl: 'https://example.com/hold.mp3' } },
            hangup(),
          ])
        : callFlowAnswer([sayAndCapture('Press one.', { voiceProfile })], 'menu');
    started.sandbox.inboundCall({ from: customer, to: source });
    await started.sandbox.advance(1_000);
    started.sandbox.pressDigits({ number: customer, digits: '1' });
    await started.sandbox.advance(60_000);

    expect(kinds()).toEqual([
      ...['CALL_RECEIVED', 'asked', 'answered', 'CALL_CONNECTED', 'said', 'keys', 'collected'],
      ...['asked', 'answered', 'played', 'hung-up', 'CALL_DISCONNECTED', 'ended'],
    ]);
    const entry = (kind: CallLogEntry['kind']) => log().filter((each) => each.kind === kind);
    expect(entry('said')).toEqual([{ kind: 'said', text: 'Press one.', ms: 600, voiceProfile }]);
    expect(entry('keys')).toEqual([{ kind: 'keys', digits: '1', captured: true }]);
    expect(entry('asked')[1]).toMatchObject({ callStatus: 'ACTION_COMPLETED', dtmf: '1' });
    expect(entry('answered')[0]).toMatchObject({
      clientActionId: 'menu',
      actions: [{ action: 'sayAndCapture', params: { promptMessage: 'Press one.' } }],
    });
    expect(entry('played')).toEqual([{ kind: 'played', url: 'https://example.com/hold.mp3', ms: 5_000 }]);
    expect(entry('ended')).toEqual([{ kind: 'ended', outcome: 'COMPLETED' }]);
  });

  it.each([
    ['is not a call flow', '{"callflow":[{"action":"say","params":{}}]}', 'callflow[0].params.text'],
    ['is not JSON', 'nonsense', 'not a JSON object'],
    ['is an error', 500, 'not HTTP 2xx'],
  ])('says what is wrong with an answer that %s', async (_, answer, problem) => {
    receiver.answer = () => answer;
    started.sandbox.inboundCall({ from: customer, to: source });
    await started.sandbox.advance(1_000);

    expect(log().find(({ kind }) => kind === 'answered')).toMatchObject({
      problem: expect.stringContaining(problem),
    });
    expect(log().at(-1)).toMatchObject({ outcome: 'ERROR', reason: expect.stringMatching(/./) });
  });

  it('is told to those who follow the events', async () => {
    const seen = new Set<string>();
    started.sandbox.on((event) => {
      if (event.kind === 'call') for (const { kind } of event.session.log) seen.add(kind);
    });
    await started.client.voice.sendCallFlow({
      callflow: [makeCall(source, customer), say('Hello', { voiceProfile })],
    });
    await started.sandbox.advance(60_000);
    expect([...seen]).toEqual(expect.arrayContaining(['status', 'said', 'ended']));
  });
});

describe('a phone that rings', () => {
  it('goes on ringing when people no longer answer by themselves', async () => {
    const { sandbox, client } = started;
    await client.voice.sendCallFlow({
      callflow: [makeCall(source, customer), say('Hello', { voiceProfile })],
    });
    await sandbox.advance(1_000);
    sandbox.changeSettings({ autoAnswer: false });
    await sandbox.advance(20_000);
    expect(kinds()).toEqual(['CALL_INITIATED']);
    sandbox.answerCall({ number: customer });
    await sandbox.advance(0);
    expect(kinds()).toContain('said');
  });

  it('stops after half a minute', async () => {
    const { sandbox, client } = started;
    await client.voice.sendCallFlow({
      callflow: [makeCall(source, customer), say('Hello', { voiceProfile })],
    });
    await sandbox.advance(1_000);
    sandbox.changeSettings({ autoAnswer: false });
    await sandbox.advance(28_999);
    expect(lastCall()?.outcome).toBeUndefined();
    await sandbox.advance(1);
    expect(lastCall()?.outcome).toBe('NO_ANSWER');
  });
});

describe('the list of calls', () => {
  it('is searched, filtered and paged', async () => {
    const { sandbox, client } = started;
    const call = (to: string, text: string) =>
      client.voice.sendCallFlow({ callflow: [makeCall(source, to), say(text, { voiceProfile })] });
    const first = await call('+6591110000', 'Nobody hears this');
    const second = await call(customer, 'Your parcel is here');
    await sandbox.advance(120_000);
    const third = await call('+6592223333', 'Good morning');
    await sandbox.advance(0);
    const found = (filter: object) => sandbox.callSessions(filter).map(({ sessionId }) => sessionId);

    expect(found({ search: 'PARCEL' })).toEqual([second.sessionId]);
    expect(found({ search: '222333' })).toEqual([third.sessionId]);
    expect(found({ number: '6591234567' })).toEqual([second.sessionId]);
    expect(found({ number: source })).toHaveLength(3);
    expect(found({ state: 'active' })).toEqual([third.sessionId]);
    expect(found({ state: 'NO_ANSWER' })).toEqual([first.sessionId]);
    expect(found({ limit: 2 })).toEqual([second.sessionId, third.sessionId]);
    expect(found({ before: second.sessionId, limit: 2 })).toEqual([first.sessionId]);

    const overHttp = await fetch(`${sandbox.url}/_sandbox/calls?search=parcel&limit=1`);
    expect(await overHttp.json()).toMatchObject([{ sessionId: second.sessionId }]);
    expect((await fetch(`${sandbox.url}/_sandbox/calls?status=active`)).status).toBe(400);
  });
});

describe('a recording', () => {
  it('can be listened to, and lasts as long as the call', async () => {
    const { sandbox } = started;
    receiver.answer = () =>
      callFlowAnswer([bridge({ source, destination: '+6598765432', callRecording: true })]);
    const { sessionId, subAccountId } = sandbox.inboundCall({ from: customer, to: source });
    await sandbox.advance(60_000);
    expect(log().at(-1)).toMatchObject({ kind: 'recording', status: 'UPLOAD_COMPLETED', seconds: 20 });

    const { recordings } = await started.client.voice.getRecordings({ sessionId, subAccountId });
    const response = await fetch(recordings?.[0]?.externalFileUrl ?? '');
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    const bytes = Buffer.from(await response.arrayBuffer());
    // 16 kbit a second. Each frame begins with eleven bits that are set.
    expect(bytes.length / 2_000).toBeCloseTo(20, -1);
    expect(bytes.readUInt16BE(0) >> 5).toBe(0x7ff);
    const unknown = `${sandbox.url}/voice/recordings/00000000-0000-4000-8000-000000000000.mp3`;
    expect((await fetch(unknown)).status).toBe(404);
  });
});
