import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { hangup, makeCall, say } from 'cpaas-8x8';

import { listenToCalls } from './call-receiver';
import { raw, start, type Started } from '../started-sandbox';

const root = '/voice/api/v1/subaccounts/Sandbox_Voice';
const someSession = '11111111-2222-4333-8444-555555555555';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
});
afterEach(() => started.close());

describe('voice webhooks', () => {
  it('are set per type, replaced, listed without secrets, and deleted', async () => {
    const { voice } = started.client;
    const url = 'https://example.com/vca';
    await voice.setWebhook({ type: 'VCA', url: 'https://example.com/old' });
    const set = await voice.setWebhook({ type: 'VCA', url, httpAuthHeader: 'Bearer s3cret' });
    expect(set).toEqual({
      subAccountId: 'Sandbox_Voice',
      count: 1,
      webhooks: [{ type: 'VCA', url, enabled: true, httpAuthHeaderAvailable: true }],
      statusCode: 0,
      statusMessage: 'ok',
    });
    await voice.setWebhook({ type: 'VNU', url, enabled: false });

    const rows: unknown[] = [];
    for await (const { type, enabled } of voice.getWebhooks()) rows.push([type, enabled]);
    expect(rows).toEqual([
      ['VCA', true],
      ['VNU', false],
    ]);

    expect(await voice.deleteWebhook({ type: 'VNU' })).toMatchObject({
      type: 'VNU',
      statusMessage: 'deleted',
    });
    expect((await voice.getWebhooks()).count).toBe(1);
    await expect(voice.deleteWebhook({ type: 'VNU' })).rejects.toMatchObject({ status: 404 });
  });

  it('are separate from those of messages', async () => {
    const { client } = started;
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: 'https://example.com/sms' }] });
    expect((await client.voice.getWebhooks()).count).toBe(0);
  });

  it.each([
    ['no type', { url: 'https://example.com' }],
    ['a type of another product', { type: 'CADR', url: 'https://example.com' }],
    ['no address', { type: 'VCA' }],
  ])('are refused with %s, in the envelope of voice', async (_, body) => {
    expect(await raw(started.sandbox, 'POST', `${root}/webhooks`, body)).toMatchObject({
      status: 422,
      body: { statusCode: '1001', statusMessage: expect.any(String), errorId: expect.any(String) },
    });
  });
});

describe('the upload of recordings', () => {
  it('is configured, shown without the password, and deleted', async () => {
    const { voice } = started.client;
    await expect(voice.getRecordingPush()).rejects.toMatchObject({ status: 404 });
    await voice.setRecordingPush({
      protocol: 'S3',
      host: 'ap-southeast-1',
      username: 'me',
      password: 'secret',
    });

    const shown = await voice.getRecordingPush();
    expect(shown).toEqual({
      subAccountId: 'Sandbox_Voice',
      protocol: 'S3',
      host: 'ap-southeast-1',
      username: 'me',
      passwordSet: true,
      statusCode: 0,
      statusMessage: 'ok',
    });
    expect(await voice.deleteRecordingPush()).toMatchObject({ delete: true, protocol: 'S3' });
    await expect(voice.deleteRecordingPush()).rejects.toMatchObject({ status: 404 });
  });

  it('must have a valid port', async () => {
    await expect(started.client.voice.setRecordingPush({ port: 70_000 })).rejects.toMatchObject({
      kind: 'validation',
    });
    expect(
      await raw(started.sandbox, 'POST', `${root}/recording-push-config`, { protocol: 'FTP' }),
    ).toMatchObject({ status: 422 });
  });

  it('can fail, which the recording shows', async () => {
    const { client, sandbox } = started;
    const receiver = await listenToCalls(started);
    await client.voice.setRecordingPush({ protocol: 'SFTP', host: 'unreachable.example.com' });
    receiver.answer = () => ({
      callflow: [
        {
          action: 'makeCall',
          params: { source: '+6531580001', destination: '+6597654321', callRecording: true },
        },
      ],
    });
    const { sessionId } = sandbox.inboundCall({ from: '+6591112222' });
    await sandbox.advance(23_000);
    expect((await client.voice.getRecordings({ sessionId })).recordings).toEqual([
      expect.objectContaining({ status: 'PROCESSING' }),
    ]);
    await sandbox.advance(60_000);

    expect((await client.voice.getRecordings({ sessionId })).recordings?.[0]?.status).toBe('UPLOAD_FAILED');
    expect(receiver.events.map(({ type }) => type)).not.toContain('voice.recording');
    await receiver.close();
  });

  it('has no recordings of an unknown session', async () => {
    const { voice } = started.client;
    await expect(voice.getRecordings({ sessionId: someSession })).rejects.toMatchObject({ status: 404 });
    await expect(voice.getRecordings({ sessionId: 'session' })).rejects.toMatchObject({ kind: 'validation' });
  });
});

describe('virtual numbers', () => {
  it('are listed and checked', async () => {
    const { voice } = started.client;
    const { totalNumbers, numbers } = await voice.getNumbers();
    expect(totalNumbers).toBe(2);
    expect(numbers?.[0]).toMatchObject({
      msisdn: '+6531580001',
      countryCode: 'SG',
      operationalStatus: 'Active',
      numberHealth: { isHealthy: true },
    });
    expect((await voice.checkNumber({ number: '6531580002' })).payload).toEqual({
      referenceId: 'masking-2',
      msisdn: '+6531580002',
      countryCode: 'SG',
    });
  });

  it('of other subaccounts are not found, and invalid ones are not sent', async () => {
    const { voice } = started.client;
    await expect(voice.checkNumber({ number: '6599999999' })).rejects.toMatchObject({ status: 404 });
    await expect(voice.checkNumber({ number: '6531580001.0' })).rejects.toMatchObject({ kind: 'validation' });
  });

  it('emit a webhook when they change', async () => {
    const { sandbox, client } = started;
    const receiver = await listenToCalls(started);
    sandbox.changeNumber({ msisdn: '+6531580002', operationalStatus: 'Unhealthy' });
    await sandbox.advance(0);

    expect(receiver.events[0]).toMatchObject({
      type: 'voice.virtualNumbers',
      payload: {
        updateEventType: 'UPDATES',
        totalNumbers: 2,
        virtualNumbers: [{ msisdn: '+6531580002', operationalStatus: 'Unhealthy', updateStatus: 'UPDATED' }],
      },
    });
    expect((await client.voice.getNumbers()).numbers?.[1]?.numberHealth?.isHealthy).toBe(false);
    expect(() => sandbox.changeNumber({ msisdn: '+10000000', operationalStatus: 'Active' })).toThrow();
    await receiver.close();
  });
});

describe('exports of the log of calls', () => {
  const call = (destination: string) =>
    started.client.voice.sendCallFlow({
      callflow: [
        makeCall('+6531580001', destination),
        say('Hello', { voiceProfile: 'en-GB-Emma' }),
        hangup(),
      ],
    });

  it('run in the background, and end in a file with a line for each call', async () => {
    const { client, sandbox } = started;
    const { sessionId } = await call('+6591234567');
    await call('+6591230486');
    await sandbox.advance(60_000);
    const { jobId } = await client.voice.startLogExport();
    expect(await client.voice.getLogExport({ jobId })).toEqual({ status: 'queued' });
    await sandbox.advance(500);
    expect(await client.voice.getLogExport({ jobId })).toEqual({ status: 'running' });
    await sandbox.advance(500);

    const { status, data = [] } = await client.voice.getLogExport({ jobId });
    expect(status).toBe('succeeded');
    const file = await fetch(data[0] ?? '');
    const [head, first, second, ...rest] = (await file.text()).trim().split('\r\n');
    expect(head).toMatch(/^SessionId,CallId,AccountId,SubAccountId,Direction,.*,MOS,Content$/);
    expect(first).toContain(`${sessionId},`);
    expect(first).toContain(',OUTBOUND,65,SG,');
    expect(second).toContain(',BUSY,BUSY,');
    expect(rest).toEqual([]);
  });

  it('are empty without calls, and can be cancelled', async () => {
    const { client, sandbox } = started;
    const empty = await client.voice.startLogExport({ from: '2020-01-01', to: '2020-01-02' });
    const cancelled = await client.voice.startLogExport();
    await client.voice.cancelLogExport(cancelled);
    await sandbox.advance(2_000);

    expect(await client.voice.getLogExport(empty)).toEqual({ status: 'empty' });
    expect(await client.voice.getLogExport(cancelled)).toEqual({ status: 'cancelled' });
  });

  it('of other subaccounts are not found, in the error format of exports', async () => {
    const { client, sandbox } = started;
    const unknown = client.voice.getLogExport({ jobId: 'nothing' });
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 4018 });
    await expect(client.voice.cancelLogExport({ jobId: 'nothing' })).rejects.toMatchObject({ code: 4018 });
    expect(await raw(sandbox, 'POST', `${root}/messages/exports`, { from: 'soon' })).toMatchObject({
      status: 400,
    });
    await expect(client.voice.startLogExport({ limit: -1 })).rejects.toMatchObject({ kind: 'validation' });
  });
});

describe('voices', () => {
  it('are listed with their languages', async () => {
    const codes: unknown[] = [];
    for await (const { speechProfileCode, localeCode } of started.client.voice.getSpeechProfiles())
      codes.push([speechProfileCode, localeCode]);
    expect(codes).toContainEqual(['en-GB-Emma', 'en-GB']);
  });

  it('are not listed without a key', async () => {
    expect(await raw(started.sandbox, 'GET', `${root}/speech-profiles`, undefined, {})).toMatchObject({
      status: 401,
      body: { statusCode: '401' },
    });
    expect(
      await raw(started.sandbox, 'GET', '/voice/api/v1/subaccounts/Somebody_Else/speech-profiles'),
    ).toMatchObject({ status: 404 });
  });
});
