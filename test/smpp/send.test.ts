import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { RejectedError, ValidationError, type AttemptEvent } from 'cpaas-8x8';
import type { SmppSendInput } from 'smpp-8x8';
import { Submit } from '../../smpp/src/sending/submit';
import { closeAll, connected, failure, sms, startServer } from './server/start-server';

afterEach(closeAll);

describe('send', () => {
  it('gives the ID of 8x8, and what the REST client gives', async () => {
    const server = await startServer();
    const client = await connected(server);

    const output = await client.send({ ...sms, clientMessageId: 'order-1001' });

    const [{ umid } = { umid: '' }] = await server.submits();
    expect(output).toEqual({
      umid,
      umids: [umid],
      destination: '+6591234567',
      encoding: 'GSM7',
      clientMessageId: 'order-1001',
      status: { code: 'QUEUED', description: expect.any(String) },
    });
  });

  it.each([
    [undefined, [0, 0, '']],
    ['ExampleCo', [5, 0, 'ExampleCo']],
    ['+6581112222', [1, 1, '6581112222']],
    ['6581112222', [1, 1, '6581112222']],
    ['77123', [3, 0, '77123']],
  ])('sends from %s, to an international number', async (source, expected) => {
    const server = await startServer();
    const client = await connected(server);

    await client.send({ ...sms, destination: '+65 9123-4567', ...(source ? { source } : {}) });

    expect(await server.submits()).toMatchObject([{ source: expected, destination: [1, 1, '6591234567'] }]);
  });

  it.each([
    ['Hello [you]: 5 €, @£$', 0, 'GSM7'],
    ['你好 👋', 8, 'UCS2'],
  ])('writes %s so that another implementation reads it', async (text, dataCoding, encoding) => {
    const server = await startServer();
    const client = await connected(server);

    expect(await client.send({ ...sms, text })).toMatchObject({ encoding });

    expect(await server.submits()).toMatchObject([{ text, dataCoding, registeredDelivery: 1 }]);
  });

  it('puts a question mark in place of what GSM-7 does not have, if GSM-7 is asked for', async () => {
    const server = await startServer();
    const client = await connected(server);

    await client.send({ ...sms, text: 'a你b👋c', encoding: 'GSM7' });

    expect(await server.submits()).toMatchObject([{ text: 'a?b?c', dataCoding: 0 }]);
  });

  it('splits a long text into segments with a header, and gives the ID of each', async () => {
    const server = await startServer();
    const client = await connected(server);
    const text = '0123456789'.repeat(40);

    const { umid, umids } = await client.send({ ...sms, text });

    const submits = await server.submits();
    const inOrder = submits.toSorted(
      (one, other) => Number(one.udh[0]?.slice(8)) - Number(other.udh[0]?.slice(8)),
    );
    expect(inOrder.map(({ text: part }) => part).join('')).toBe(text);
    expect(inOrder.map(({ udh }) => `${udh[0]?.slice(0, 4)}..${udh[0]?.slice(6)}`)).toEqual([
      '0003..0301',
      '0003..0302',
      '0003..0303',
    ]);
    expect(new Set(submits.map(({ udh }) => udh[0]?.slice(4, 6))).size).toBe(1);
    expect(umids).toEqual(inOrder.map(({ umid: id }) => id));
    expect(umid).toBe(umids[0]);
  });

  it('never splits a character between two segments', async () => {
    const server = await startServer();
    const client = await connected(server);
    const text = `${'a'.repeat(152)}€${'👋'.repeat(0)}${'b'.repeat(60)}`;
    const emojis = '👋'.repeat(50);

    await client.send({ ...sms, text });
    await client.send({ ...sms, text: emojis });

    const submits = await server.submits();
    expect(submits.slice(0, 2).map(({ text: part }) => part)).toEqual([
      'a'.repeat(152),
      `€${'b'.repeat(60)}`,
    ]);
    expect(submits.slice(2).map(({ text: part }) => part.length)).toEqual([66, 34]);
  });

  it('sends a long text in one message_payload, if asked to', async () => {
    const server = await startServer();
    const client = await connected(server, { longMessages: 'payload' });
    const text = 'é'.repeat(300);

    const { umids } = await client.send({ ...sms, text });

    expect(umids).toHaveLength(1);
    expect(await server.submits()).toMatchObject([{ text, isPayload: true }]);
  });

  it('gives 8x8 the time to send and the time to give up', async () => {
    const server = await startServer();
    const client = await connected(server, { receipts: false });
    const scheduled = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);
    const expiry = new Date(scheduled.getTime() + 3_600_000);

    await client.send({ ...sms, scheduled, expiry: expiry.toISOString().replace('Z', '+00:00') });

    expect(await server.submits()).toMatchObject([
      { scheduled: scheduled.toISOString(), expiry: expiry.toISOString(), registeredDelivery: 0 },
    ]);
  });

  it.each<[object, string]>([
    [{ destination: '12' }, 'destination'],
    [{ text: '' }, 'text'],
    [{ dlrCallbackUrl: 'https://example.com/receipts' }, 'dlrCallbackUrl'],
    [{ subAccountId: 'ExampleCo_SMS' }, 'subAccountId'],
    [{ country: 'SG' }, 'country'],
    [{ clientIp: '192.0.2.10' }, 'clientIp'],
    [{ track: 'Outcome' }, 'track'],
    [{ scheduled: '2099-12-01T09:00:00' }, 'scheduled'],
    [{ expiry: '2099-12-01T09:00:00' }, 'expiry'],
  ])('refuses %j before anything is sent', async (fields, path) => {
    const server = await startServer();
    const client = await connected(server);

    const error = (await failure(client.send({ ...sms, ...fields }))) as ValidationError;

    expect(error).toBeInstanceOf(ValidationError);
    expect(error.issues.map((issue) => issue.path)).toContain(path);
    expect(error.issues.every(({ advice }) => advice.length > 10)).toBe(true);
    expect((await server.counts()).submits).toBe(0);
  });

  it('tells about a probable mistake, and sends', async () => {
    const server = await startServer();
    const warnings: unknown[] = [];
    const client = await connected(server, { onWarning: (warning) => warnings.push(warning) });

    await client.send({ ...sms, text: 'a'.repeat(1_600) });

    expect(warnings).toMatchObject([{ operation: 'sms.send', path: 'text' }]);
    expect(await server.submits()).toHaveLength(11);
  });

  it('explains a refusal, without the number and the text', async () => {
    const server = await startServer();
    await server.behave({ status: 0x0b });
    const client = await connected(server);

    const error = (await failure(client.send({ ...sms, text: 'private words' }))) as RejectedError;

    expect(error).toBeInstanceOf(RejectedError);
    expect(error).toMatchObject({ outcome: 'refused', code: 0x0b, result: { name: 'ESME_RINVDSTADR' } });
    expect(error.message).toContain('the phone number is not valid');
    expect(error.advice).not.toBe('');
    expect(inspect(error, { depth: 9 })).not.toMatch(/6591234567|private words|secret-1/);
  });

  it('tells the attempts to the listeners of the REST client', async () => {
    const server = await startServer();
    await server.behave({ busyFor: 1 });
    const attempts: AttemptEvent[] = [];
    const client = await connected(server, { onAttempt: (event) => attempts.push(event) });

    const { umid } = await client.send(sms);

    expect(attempts).toMatchObject([
      { operation: 'sms.send', attempt: 1, method: 'submit_sm', outcome: 'refused', code: 0x58 },
      { attempt: 2, outcome: 'done', umid },
    ]);
    expect(attempts[0]?.delayMs).toBeGreaterThan(0);
    expect(JSON.stringify(attempts)).not.toMatch(/6591234567|Hello|secret-1/);
  });
});

describe('the pace', () => {
  it('keeps the window of each bind full, and never exceeds it', async () => {
    const server = await startServer();
    await server.behave({ delayMs: 20 });
    const client = await connected(server, { window: 7 });

    await Promise.all(Array.from({ length: 100 }, () => client.send(sms)));

    const { mostInFlight, perBind } = await server.counts();
    expect(mostInFlight).toBe(7);
    expect(Object.keys(perBind)).toHaveLength(2);
  });

  it('is not faster than the throughput', async () => {
    const server = await startServer();
    const times: number[] = [];
    const client = await connected(server, {
      binds: { transceivers: 1 },
      throughput: 40,
      window: 100,
      onAttemptStart: () => {
        times.push(performance.now());
        return undefined;
      },
    });

    await Promise.all(Array.from({ length: 60 }, () => client.send(sms)));

    const inSecond = times.map((start) => times.filter((at) => at >= start && at < start + 1_000).length);
    // A timer that is late lets two leave together.
    expect(Math.max(...inSecond)).toBeLessThanOrEqual(42);
    expect(times).toHaveLength(60);
  });

  it.each([
    ['ESME_RTHROTTLED', 0x58],
    ['ESME_RMSGQFUL', 0x14],
  ])('slows down at %s, and loses nothing', async (_, busyStatus) => {
    const server = await startServer();
    await server.behave({ busyFor: 5, busyStatus });
    const client = await connected(server);

    await Promise.all(
      Array.from({ length: 20 }, (_element, index) => client.send({ ...sms, text: `Order ${index}` })),
    );

    const texts = (await server.submits()).map(({ text }) => text);
    expect(new Set(texts).size).toBe(20);
    expect(texts).toHaveLength(20);
  });

  it('gives up at the deadline if 8x8 stays busy', async () => {
    const server = await startServer();
    await server.behave({ busyFor: 1_000 });
    const client = await connected(server);

    const error = await failure(client.send(sms, { deadlineMs: 300 }));

    // Unknown, if the deadline comes between a try and its answer.
    expect(['refused', 'unknown']).toContain((error as RejectedError).outcome);
    expect(await server.submits()).toEqual([]);
  });

  it('was refused, if 8x8 was busy each time until the deadline', async () => {
    const end = await new Promise((resolve) => {
      const limits = { timeoutMs: 1_000, deadline: performance.now() + 20, signal: undefined };
      const submit = new Submit(Buffer.alloc(0), limits, resolve);
      submit.markWritten();
      submit.markRefused(0x58);
    });

    expect(end).toEqual({ kind: 'refused', commandStatus: 0x58 });
  });

  it('lets only so many sends wait', async () => {
    const server = await startServer();
    await server.behave({ delayMs: 50 });
    const client = await connected(server, { maxWaiting: 10 });

    const ends = await Promise.all(
      Array.from({ length: 12 }, () =>
        client.send(sms).then(
          () => 'sent',
          (error: unknown) => error,
        ),
      ),
    );

    expect(ends.filter((end) => end === 'sent')).toHaveLength(10);
    expect(ends.at(-1)).toMatchObject({ outcome: 'not-sent', reason: 'blocked' });
  });

  it('sends nothing from a client without transmitters, or that is not connected', async () => {
    const server = await startServer();
    const receiver = await connected(server, { binds: { receivers: 1 } });

    expect(await failure(receiver.send(sms as SmppSendInput))).toMatchObject({ outcome: 'not-sent' });
  });
});
