import { afterEach, describe, expect, it } from '@jest/globals';
import { EightByEightError } from 'cpaas-8x8';
import { PartialSendError } from 'smpp-8x8';
import { clientOf, closeAll, connected, failure, sms, startServer, until } from './server/start-server';

afterEach(closeAll);

/** How a send ended. */
const endOf = (sending: Promise<unknown>): Promise<string> =>
  sending.then(
    () => 'accepted',
    (error: unknown) => (error instanceof EightByEightError ? error.outcome : String(error)),
  );

const numbered = (count: number): readonly { readonly destination: string; readonly text: string }[] =>
  Array.from({ length: count }, (_, index) => ({ ...sms, text: `Order ${index}` }));

describe('a message', () => {
  it('that was written before the connection broke ends as unknown, and the others are sent on a new connection', async () => {
    const server = await startServer();
    await server.behave({ cutAfter: 30 });
    const client = await connected(server, { binds: { transceivers: 1 }, window: 10 });
    const messages = numbered(100);

    const ends = await Promise.all(messages.map((message) => endOf(client.send(message))));

    const unknown = ends.filter((end) => end === 'unknown').length;
    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(10);
    expect(ends.filter((end) => end === 'accepted')).toHaveLength(100 - unknown);
    const texts = (await server.submits()).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    messages.forEach(({ text }, index) => {
      if (ends[index] === 'accepted') expect(texts).toContain(text);
    });
  });

  it('that gets no answer in time ends as unknown, and is not sent again', async () => {
    const server = await startServer();
    await server.behave({ silent: true });
    const client = await connected(server);

    const error = await failure(client.send(sms, { timeoutMs: 100 }));

    expect(error).toMatchObject({ outcome: 'unknown', reason: 'timeout' });
    expect((await server.counts()).submits).toBe(1);
  });

  it('that no bind could take before the deadline was not sent', async () => {
    const server = await startServer();
    const client = await connected(server);
    server.stop();
    await until(() => client.binds.every(({ state }) => state !== 'bound'));

    const error = await failure(client.send(sms, { deadlineMs: 100 }));

    expect(error).toMatchObject({ outcome: 'not-sent', reason: 'timeout' });
    expect(String(error)).toContain('no bind was up');
  });

  it('waits for a bind that comes back', async () => {
    const server = await startServer();
    const client = await connected(server);
    await server.do('cut');
    await until(() => client.binds.every(({ state }) => state !== 'bound'));

    expect(await endOf(client.send(sms))).toBe('accepted');
  });

  it('can wait without a limit', async () => {
    const server = await startServer();
    const client = await connected(server, { deadlineMs: Infinity, timeoutMs: Infinity });

    expect(await endOf(client.send(sms))).toBe('accepted');
    expect(await endOf(client.send(sms, { deadlineMs: Infinity }))).toBe('accepted');
  });

  it('that is aborted while it waits was not sent', async () => {
    const server = await startServer();
    await server.behave({ silent: true });
    const client = await connected(server, { binds: { transceivers: 1 }, window: 1 });
    const controller = new AbortController();
    const written = failure(client.send(sms, { signal: controller.signal }));
    const waiting = failure(client.send(sms, { signal: controller.signal }));
    await until(async () => (await server.counts()).submits === 1);

    controller.abort();

    expect(await written).toMatchObject({ outcome: 'unknown', reason: 'aborted' });
    expect(await waiting).toMatchObject({ outcome: 'not-sent', reason: 'aborted' });
    expect((await server.counts()).submits).toBe(1);
  });

  it('that was aborted before it was given was not sent', async () => {
    const server = await startServer();
    const client = await connected(server);

    const error = await failure(client.send(sms, { signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ outcome: 'not-sent', reason: 'aborted' });
    expect((await server.counts()).submits).toBe(0);
  });

  it('whose first segment is refused has no other segment sent', async () => {
    const server = await startServer();
    await server.behave({ refuseParts: [1] });
    const client = await connected(server);

    expect(await endOf(client.send({ ...sms, text: 'a'.repeat(400) }))).toBe('refused');

    expect((await server.counts()).submits).toBe(1);
  });

  it('of which 8x8 took a part says which', async () => {
    const server = await startServer();
    await server.behave({ refuseParts: [2] });
    const client = await connected(server);

    const error = (await failure(client.send({ ...sms, text: 'a'.repeat(400) }))) as PartialSendError;

    expect(error).toBeInstanceOf(PartialSendError);
    expect(error.outcome).toBe('unknown');
    expect(error.segments).toMatchObject([
      { number: 1, status: 'accepted', umid: expect.any(String) },
      { number: 2, status: 'refused', commandStatus: 0x0b },
      { number: 3, status: 'accepted', umid: expect.any(String) },
    ]);
  });
});

describe('close', () => {
  it('waits for the sends under way, unbinds, and takes no more', async () => {
    const server = await startServer();
    await server.behave({ delayMs: 30 });
    const client = await connected(server, { window: 5 });
    const sends = numbered(60).map((message) => endOf(client.send(message)));

    const closed = client.close();
    const late = await endOf(client.send(sms));
    await closed;

    expect(late).toBe('not-sent');
    expect(await Promise.all(sends)).toEqual(sends.map(() => 'accepted'));
    expect(await server.counts()).toMatchObject({ submits: 60, unbinds: 4 });
    expect(client.binds.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed']);
  });

  it('sends all segments of a long text that was begun', async () => {
    const server = await startServer();
    await server.behave({ delayMs: 30 });
    const client = await connected(server);
    const sending = endOf(client.send({ ...sms, text: 'a'.repeat(400) }));

    await client.close();

    expect(await sending).toBe('accepted');
  });

  it('does not wait longer than asked to: what has no answer ends as unknown, what waits was not sent', async () => {
    const server = await startServer();
    await server.behave({ silent: true });
    const client = await connected(server, { binds: { transceivers: 1 }, window: 1 });
    const sends = numbered(2).map((message) => endOf(client.send(message)));
    await until(async () => (await server.counts()).submits === 1);

    await client.close({ timeoutMs: 50 });

    expect(await Promise.all(sends)).toEqual(['unknown', 'not-sent']);
  });

  it('ends a client that never was connected, or is connecting again', async () => {
    const server = await startServer();
    await clientOf(server).close();
    const client = await connected(server);
    server.stop();
    await until(() => client.binds.some(({ state }) => state === 'waiting'));

    await client.close();

    expect(client.binds.map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed']);
  });
});

describe('ten thousand messages over four binds at their pace', () => {
  it('arrive once each, or are called unknown, although connections break', async () => {
    const server = await startServer();
    const client = await connected(server, { binds: { transceivers: 4 }, throughput: 1_500, window: 20 });
    const messages = numbered(10_000);
    const ends: string[] = [];
    let next = 0;
    const sendNext = async (): Promise<void> => {
      for (let index = next++; index < messages.length; index = next++) {
        if (index === 3_000 || index === 7_000) void server.do('cut');
        ends[index] = await endOf(client.send(messages[index] ?? sms));
      }
    };
    await Promise.all(Array.from({ length: 200 }, sendNext));

    const texts = (await server.submits()).map(({ text }) => text);
    const arrived = new Set(texts);
    expect(arrived.size).toBe(texts.length);
    expect(messages.filter(({ text }, index) => ends[index] === 'accepted' && !arrived.has(text))).toEqual(
      [],
    );
    expect(messages.filter(({ text }, index) => ends[index] === 'not-sent' && arrived.has(text))).toEqual([]);
    expect(ends.filter((end) => end === 'accepted').length).toBeGreaterThan(9_000);
    expect(Object.values((await server.counts()).perBind).length).toBeGreaterThan(4);
  }, 60_000);
});
