import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  ApiError,
  bridge,
  callFlowAnswer,
  hangup,
  makeCall,
  RejectedError,
  say,
  sayAndCapture,
  type CallAction,
} from 'cpaas-8x8';

import { listenToCalls, said, type CallReceiver } from './call-receiver';
import { raw, start, type Started } from '../started-sandbox';

const source = '+6531580001';
const voiceProfile = 'en-GB-Emma';
const hello = say('Hello', { voiceProfile });
const minutes = 60_000;

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

const send = (destination: string, ...rest: CallAction[]) =>
  started.client.voice.sendCallFlow({ callflow: [makeCall(source, destination), ...rest] });

const summary = () => {
  const last = receiver.events.at(-1);
  return last?.type === 'voice.sessionSummary' ? last.payload : undefined;
};

const heard = () => started.sandbox.callSessions().at(-1)?.heard;

describe('a call flow', () => {
  it('is created, runs to its end, and has a session summary', async () => {
    const created = await started.client.voice.sendCallFlow({
      callflow: [makeCall(source, '+6591234567'), hello, hangup()],
      clientRequestId: 'reminder-1',
    });
    expect(created).toMatchObject({ sessionStatus: 'CREATED', statusCode: 1 });
    await started.sandbox.advance(5 * minutes);

    expect(said(receiver)).toEqual([
      'callStatus CALL_INITIATED',
      'callStatus CALL_CONNECTED',
      'callStatus CALL_DISCONNECTED',
      'summary COMPLETED',
    ]);
    expect(summary()).toMatchObject({
      sessionId: created.sessionId,
      clientRequestId: 'reminder-1',
      lastAction: 'HANGUP',
      callCount: 1,
      details: {
        callA: {
          callDirection: 'OUTBOUND',
          source,
          destination: '+6591234567',
          sourceRefId: 'masking-1',
          destinationCountryCode: 'SG',
          callStatus: 'COMPLETED',
          callQuality: { mos: 4.5 },
        },
      },
    });
    expect(new Set(receiver.authorizations)).toEqual(new Set(['Bearer s3cret']));
  });

  it('takes realistic time', async () => {
    const { sandbox } = started;
    await send('+6591234567', say('x'.repeat(100), { voiceProfile }), hangup());
    await sandbox.advance(1_999);
    expect(said(receiver)).toEqual(['callStatus CALL_INITIATED']);
    await sandbox.advance(1);
    expect(said(receiver).at(-1)).toBe('callStatus CALL_CONNECTED');
    await sandbox.advance(5_999);
    expect(said(receiver)).toHaveLength(2);
    await sandbox.advance(1);
    expect(summary()?.details?.callA?.callDuration).toBe(6);
  });

  it.each([
    ['0000', 'NO_ANSWER', 'NO_ANSWER'],
    ['0486', 'BUSY', 'BUSY'],
    ['0404', 'FAILED', 'FAILED'],
    ['2004', 'ERROR', 'ERROR'],
  ])('to a number that ends in %s ends as %s', async (ending, sessionStatus, callStatus) => {
    await send(`+659123${ending}`, hello);
    await started.sandbox.advance(5 * minutes);

    expect(said(receiver)).toEqual([
      'callStatus CALL_INITIATED',
      'callStatus CALL_DISCONNECTED',
      `summary ${sessionStatus}`,
    ]);
    expect(summary()?.details?.callA).toMatchObject({ callStatus, callDuration: 0 });
    expect(summary()?.errorDetails?.errorCode).toBe(ending === '2004' ? -2004 : undefined);
  });

  it('connects a second call, and ends when it is busy', async () => {
    await send('+6591234567', hello, makeCall(source, '+6598760486'));
    await started.sandbox.advance(5 * minutes);

    expect(summary()).toMatchObject({
      sessionStatus: 'BUSY',
      lastAction: 'MAKE_CALL',
      callCount: 2,
      details: { callA: { callStatus: 'COMPLETED' }, callB: { callStatus: 'BUSY' } },
    });
  });

  it('ends with ERROR when its file cannot be downloaded', async () => {
    await send('+6591234567', { action: 'playFile', params: { fileUrl: 'https://example.com/missing.mp3' } });
    await started.sandbox.advance(5 * minutes);

    expect(summary()).toMatchObject({ sessionStatus: 'ERROR', errorDetails: { errorCode: -2006 } });
  });
});

describe('a call flow that requests keys', () => {
  const ask = (more: object = {}) =>
    sayAndCapture('Press one or two.', { voiceProfile, maxDigits: 2, overallTimeout: 8_000, ...more });

  it('follows the webhook responses step by step', async () => {
    receiver.answer = (event) => {
      const payload = event.type === 'voice.callAction' ? event.payload : {};
      if (payload.clientActionId === undefined) return callFlowAnswer([ask()], 'second');
      return callFlowAnswer([
        say(`You pressed ${String(payload.eventData?.dtmf)}`, { voiceProfile }),
        hangup(),
      ]);
    };
    await send('+6591234567', ask());
    await started.sandbox.advance(3_500);
    started.sandbox.pressDigits({ number: '+6591234567', digits: '12' });
    await started.sandbox.advance(2_000);
    started.sandbox.pressDigits({ number: '+6591234567', digits: '3#' });
    await started.sandbox.advance(minutes);

    const actions = receiver.events.flatMap((event) =>
      event.type === 'voice.callAction'
        ? [[event.payload.callStatus, event.payload.eventData?.dtmf, event.payload.clientActionId]]
        : [],
    );
    expect(actions).toEqual([
      ['ACTION_COMPLETED', '12', undefined],
      ['ACTION_COMPLETED', '3', 'second'],
    ]);
    expect(summary()).toMatchObject({ sessionStatus: 'COMPLETED', lastAction: 'HANGUP' });
    expect(heard()).toEqual(['Press one or two.', 'Press one or two.', 'You pressed 3']);
  });

  it('repeats the prompt, and then reports that no keys were pressed', async () => {
    await send('+6591234567', ask({ noOfTries: 2, failureMessage: 'Once more.' }));
    await started.sandbox.advance(12_000);
    expect(said(receiver)).not.toContain('callAction ACTION_COMPLETED');
    await started.sandbox.advance(minutes);

    const asked = receiver.events.find(({ type }) => type === 'voice.callAction');
    expect(asked?.payload).toMatchObject({ eventData: { dtmf: null } });
    expect(heard()).toEqual(['Press one or two.', 'Once more.', 'Press one or two.', 'Once more.']);
  });

  it.each([
    ['enough keys', { maxDigits: 1, successMessage: 'Thank you.' }, '1', 'Thank you.'],
    [
      'too few keys',
      { minDigits: 2, overallTimeout: 1_000, failureMessage: 'Too short.' },
      null,
      'Too short.',
    ],
  ])('ignores keys that are pressed after it ended with %s', async (_, params, dtmf, message) => {
    await send('+6591234567', ask(params));
    await started.sandbox.advance(3_500);
    started.sandbox.pressDigits({ number: '+6591234567', digits: '1' });
    while (!heard()?.includes(message)) await started.sandbox.advance(50);
    started.sandbox.pressDigits({ number: '+6591234567', digits: '23' });
    await started.sandbox.advance(minutes);

    const asked = receiver.events.filter(({ type }) => type === 'voice.callAction');
    expect(asked.map(({ payload }) => payload)).toMatchObject([{ eventData: { dtmf } }]);
  });

  it('gets keys from a magic number', async () => {
    await send('+6591230107', sayAndCapture('Press seven.', { voiceProfile }));
    await started.sandbox.advance(minutes);

    const asked = receiver.events.find(({ type }) => type === 'voice.callAction');
    expect(asked?.payload).toMatchObject({ eventData: { dtmf: '7' } });
  });

  it.each([
    ['fails', 503, -2002],
    ['is no JSON', 'goodbye', -2003],
    ['says nothing to do', '{"callflow":[]}', -2003],
    ['names an action that is none', '{"callflow":[{"action":"sing"}]}', -2003],
    [
      'calls a third',
      JSON.stringify({ callflow: [makeCall(source, '+6597654321'), makeCall(source, '+6597654322')] }),
      -2003,
    ],
  ])('ends with ERROR when the answer %s, and is not asked twice', async (_, answer, errorCode) => {
    receiver.answer = () => answer;
    await send('+6591230101', sayAndCapture('Press one.', { voiceProfile }));
    await started.sandbox.advance(5 * minutes);

    expect(said(receiver).filter((line) => line.startsWith('callAction'))).toHaveLength(1);
    expect(summary()).toMatchObject({ sessionStatus: 'ERROR', errorDetails: { errorCode } });
  });

  it('is refused without a webhook for the keys', async () => {
    await started.client.voice.deleteWebhook({ type: 'VCA' });

    await expect(send('+6591234567', ask())).rejects.toMatchObject({ status: 422, code: -1004 });
  });
});

describe('a customer who calls a virtual number', () => {
  it('is connected to the number in the webhook response, masked and recorded', async () => {
    const { client, sandbox } = started;
    await client.voice.setRecordingPush({ protocol: 'SFTP', host: 'sftp.example.com', path: '/calls/' });
    receiver.answer = () =>
      callFlowAnswer([bridge({ source, destination: '+6597654321', callRecording: true })], 'mask');
    const { sessionId } = sandbox.inboundCall({ from: '+6591112222', to: source });
    await sandbox.advance(5 * minutes);

    expect(said(receiver)).toEqual([
      'callStatus CALL_RECEIVED',
      'callAction CALL_RECEIVED',
      'callStatus CALL_INITIATED',
      'callStatus CALL_CONNECTED',
      'callStatus CALL_CONNECTED',
      'callStatus CALL_DISCONNECTED',
      'callStatus CALL_DISCONNECTED',
      'summary COMPLETED',
      'recording',
    ]);
    const [ended] = receiver.events.filter(({ type }) => type === 'voice.sessionSummary');
    expect(ended?.payload).toMatchObject({
      callCount: 2,
      details: {
        callA: {
          callDirection: 'INBOUND',
          source: '+6591112222',
          destinationRefId: 'masking-1',
          callDuration: 20,
        },
        callB: { callDirection: 'OUTBOUND', source, destination: '+6597654321', sourceRefId: 'masking-1' },
      },
    });
    expect(ended?.version).toBeUndefined();
    expect(receiver.events.at(-1)?.payload).toMatchObject({
      sessionId,
      durationSeconds: 20,
      filePath: expect.stringMatching(new RegExp(`^calls/\\d{4}-\\d\\d-\\d\\d/${sessionId}/.+\\.mp3$`)),
    });
    const { recordings } = await client.voice.getRecordings({ sessionId });
    expect(recordings).toEqual([
      expect.objectContaining({
        status: 'UPLOAD_COMPLETED',
        duration: 20,
        externalFileUrl: expect.stringContaining('sftp://sftp.example.com/calls/'),
      }),
    ]);
  });

  it('ends with an error when no webhook is registered', async () => {
    await started.client.voice.deleteWebhook({ type: 'VCA' });
    started.sandbox.inboundCall({ from: '+6591112222' });
    await started.sandbox.advance(0);

    expect(summary()).toMatchObject({ sessionStatus: 'ERROR' });
  });

  it('can hang up before the call is answered', async () => {
    receiver.answer = () => callFlowAnswer([bridge({ source, destination: '+6597654321' })]);
    started.sandbox.inboundCall({ from: '+6591112222' });
    await started.sandbox.advance(500);
    started.sandbox.hangUp({ number: '+6591112222' });
    await started.sandbox.advance(minutes);

    expect(summary()).toMatchObject({
      sessionStatus: 'CANCELED',
      details: { callA: { callStatus: 'CANCELED' }, callB: { callStatus: 'CANCELED' } },
    });
  });
});

describe('people who are called', () => {
  it('answer, decline and hang up on demand when automatic answers are off', async () => {
    const { sandbox } = started;
    sandbox.changeSettings({ autoAnswer: false });
    const { sessionId } = await send('+6591234567', say('x'.repeat(1_000), { voiceProfile }));
    await sandbox.advance(10_000);
    expect(said(receiver)).toEqual(['callStatus CALL_INITIATED']);
    sandbox.answerCall({ sessionId });
    await sandbox.advance(1_000);
    sandbox.hangUp({ sessionId });
    await sandbox.advance(0);
    expect(summary()).toMatchObject({ sessionId, sessionStatus: 'COMPLETED', lastAction: 'SAY' });
    expect(() => sandbox.hangUp({ sessionId })).toThrow('has ended');

    await send('+6591234567', hello);
    await sandbox.advance(0);
    sandbox.declineCall({ number: '6591234567' });
    await sandbox.advance(0);
    expect(summary()).toMatchObject({ sessionStatus: 'BUSY' });

    await send('+6591234567', hello);
    await sandbox.advance(minutes);
    expect(summary()).toMatchObject({ sessionStatus: 'NO_ANSWER' });
  });

  it('can be controlled over HTTP', async () => {
    const { sandbox } = started;
    const control = (path: string, body: object) => raw(sandbox, 'POST', `/_sandbox/calls/${path}`, body, {});
    receiver.answer = () => callFlowAnswer([sayAndCapture('Press.', { voiceProfile, maxDigits: 1 })], 'menu');
    expect((await control('inbound', { from: '+6591112222' })).body).toMatchObject({ awaitsAction: true });
    await sandbox.advance(100);
    expect((await control('press', { number: '+6591112222', digits: '4' })).status).toBe(200);
    await sandbox.advance(100);
    expect((await control('hang-up', { number: '+6591112222' })).body).toMatchObject({
      outcome: 'COMPLETED',
    });
    expect((await control('answer', { number: '+6591112222' })).status).toBe(400);
    expect((await control('press', { number: '+6591112222', digits: 'A' })).status).toBe(400);
    const sessions = await raw(sandbox, 'GET', '/_sandbox/calls', undefined, {});
    expect(sessions.body).toHaveLength(1);
  });
});

describe('a refused call flow', () => {
  const path = '/voice/api/v1/subaccounts/Sandbox_Voice/callflows';
  const call = { action: 'makeCall', params: { source, destination: '+6591234567' } };
  const capture = (params: object) => ({
    action: 'sayAndCapture',
    params: { promptMessage: 'Press.', voiceProfile, ...params },
  });

  it.each([
    ['no JSON', '{', 400, -1001],
    [
      'an unknown voice',
      { callflow: [call, { action: 'say', params: { text: 'a', voiceProfile: '7' } }] },
      422,
      -1002,
    ],
    ['fewest digits without most', { callflow: [call, capture({ minDigits: 2 })] }, 422, -1003],
    ['a digit timeout alone', { callflow: [call, capture({ digitTimeout: 1 })] }, 422, -1005],
    [
      'timeouts upside down',
      { callflow: [call, capture({ digitTimeout: 9, overallTimeout: 8 })] },
      422,
      -1006,
    ],
    ['an unknown action', { callflow: [call, { action: 'sing' }] }, 400, -1007],
    ['no end to waiting', { callflow: [call, capture({ completeOnHash: false })] }, 422, -1008],
    ['nothing to do', { callflow: [] }, 400, -1009],
    ['three calls', { callflow: [call, call, call] }, 422, -1010],
    ['something after hanging up', { callflow: [call, { action: 'hangup' }, call] }, 422, -1012],
    ['no call first', { callflow: [{ action: 'hangup' }] }, 422, -1013],
    ['a time that has passed', { callflow: [call], validUntil: '2020-01-01T00:00:00Z' }, 422, -1015],
    [
      'characters that cannot be spoken',
      { callflow: [call, { action: 'say', params: { text: '<b>', voiceProfile } }] },
      422,
      -1016,
    ],
    [
      'no phone number',
      { callflow: [{ action: 'makeCall', params: { source, destination: 'Bob' } }] },
      422,
      -1017,
    ],
  ])('for %s is NOT_CREATED, with its code', async (_, body, status, statusCode) => {
    const answer = await raw(started.sandbox, 'POST', path, body);

    expect(answer).toMatchObject({
      status,
      body: {
        sessionStatus: 'NOT_CREATED',
        callFlowRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        statusCode,
        statusMessage: expect.any(String),
      },
    });
    expect(started.sandbox.callSessions()).toEqual([]);
  });

  it('throws an error with the code and what to do', async () => {
    const refused = send('+6591231014', hello);

    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await expect(refused).rejects.toMatchObject({
      status: 422,
      code: -1014,
      outcome: 'refused',
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      advice: expect.stringContaining('allowed'),
      message: expect.stringContaining('-1014'),
    });
  });

  it('is a rejection when the status is HTTP 200', async () => {
    const refused = send('+6591230006', hello);

    await expect(refused).rejects.toBeInstanceOf(RejectedError);
    await expect(refused).rejects.toMatchObject({ code: -1017, outcome: 'refused' });
  });

  it('has the same error format without a key, or for an unknown subaccount', async () => {
    const { sandbox } = started;
    expect(await raw(sandbox, 'POST', path, { callflow: [call] }, {})).toMatchObject({
      status: 401,
      body: { sessionStatus: 'NOT_CREATED', statusCode: 401 },
    });
    expect(
      await raw(sandbox, 'POST', path.replace('Sandbox_Voice', 'Somebody_Else'), { callflow: [call] }),
    ).toMatchObject({ status: 404, body: { sessionStatus: 'NOT_CREATED', statusCode: 404 } });
  });

  it('is not sent when the client finds the error', async () => {
    const { client, sandbox } = started;
    const made = sandbox.requests().length;

    await expect(client.voice.sendCallFlow({ callflow: [hello] })).rejects.toMatchObject({
      kind: 'validation',
      issues: [expect.objectContaining({ path: 'callflow[0].action' })],
    });
    expect(sandbox.requests()).toHaveLength(made);
  });
});

describe('a sandbox that is saved in the middle of a call', () => {
  it('continues the call', async () => {
    const { sandbox } = started;
    await send('+6591234567', hello, hangup());
    await sandbox.advance(1_000);
    const saved = JSON.parse(JSON.stringify(sandbox.exportState())) as unknown;
    await sandbox.reset();
    sandbox.importState(saved);
    await sandbox.advance(minutes);

    expect(summary()).toMatchObject({ sessionStatus: 'COMPLETED' });
  });
});
