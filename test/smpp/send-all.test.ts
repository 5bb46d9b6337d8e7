import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient, ValidationError, type RecipientResult } from 'cpaas-8x8';
import { memoryCheckpoint } from '../core/bulk/bulk-test-client';
import { closeAll, connected, failure, sms, startServer } from './server/start-server';

afterEach(closeAll);

const rest = createClient({ apiKey: 'key-of-nobody', baseUrl: 'http://127.0.0.1:9', maxRetries: 0 });

const customers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    destination: `+65${91_110_100 + index * 10}`,
    text: `Order ${index}`,
  }));

describe('sendAll', () => {
  it('sends over SMPP to the recipients of a REST client, one result each', async () => {
    const server = await startServer();
    const channel = await connected(server);
    const results: RecipientResult[] = [];

    const summary = await rest.sms.sendAll(customers(300), {
      channel,
      onResult: (result) => results.push(result),
    });

    expect(summary).toMatchObject({
      done: 300,
      accepted: 300,
      unknown: 0,
      rejected: 0,
      stopped: false,
      total: 300,
    });
    const submits = await server.submits();
    expect(new Set(submits.map(({ text }) => text)).size).toBe(300);
    for (const { index, status, ...more } of results) {
      const umid = submits.find(({ text }) => text === `Order ${index}`)?.umid;
      expect({ status, ...more }).toMatchObject({ status: 'accepted', umid, result: { umids: [umid] } });
    }
  });

  it('needs no REST client', async () => {
    const server = await startServer();
    const smpp = await connected(server);

    const { accepted, rejected } = await smpp.sendAll(
      [
        { destination: '+6591234567' },
        { destination: '+6591234568', text: 'Own text' },
        { destination: '12' },
      ],
      { template: { text: 'Text of all', source: 'ExampleCo' } },
    );

    expect([accepted, rejected]).toEqual([2, 1]);
    expect((await server.submits()).map(({ text, source }) => [text, source[2]]).toSorted()).toEqual([
      ['Own text', 'ExampleCo'],
      ['Text of all', 'ExampleCo'],
    ]);
  });

  it('rejects the recipients that 8x8 or SMPP refuses, and sends to the others', async () => {
    const server = await startServer();
    await server.behave({ refuseParts: [1] });
    const smpp = await connected(server);
    const results: RecipientResult[] = [];
    const list = [{ ...sms, text: 'a'.repeat(200) }, { ...sms, dlrCallbackUrl: 'https://example.com/' }, sms];

    await rest.sms.sendAll(list, { channel: smpp, onResult: (result) => results.push(result) });

    const byIndex = results.toSorted((one, other) => one.index - other.index);
    expect(byIndex).toMatchObject([
      { status: 'rejected', reason: expect.stringContaining('the phone number is not valid') },
      { status: 'rejected', reason: expect.stringContaining('dlrCallbackUrl') },
      { status: 'accepted' },
    ]);
  });

  it('continues from its checkpoint, and sends to nobody twice', async () => {
    const server = await startServer();
    const smpp = await connected(server, { window: 5 });
    const checkpoint = memoryCheckpoint();
    const controller = new AbortController();
    let told = 0;
    const options = { checkpoint, channel: smpp, concurrency: 7 };
    const first = await rest.sms.sendAll(customers(200), {
      ...options,
      signal: controller.signal,
      onResult: () => {
        if (++told === 50) controller.abort();
      },
    });

    const second = await rest.sms.sendAll(customers(200), options);

    expect(first.stopped).toBe(true);
    expect(second).toMatchObject({ done: 200, accepted: 200, unknown: 0, stopped: false });
    const texts = (await server.submits()).map(({ text }) => text);
    expect(texts).toHaveLength(200);
    expect(new Set(texts).size).toBe(200);
  });

  it('goes on after a broken connection: only what was under way is unknown', async () => {
    const server = await startServer();
    await server.behave({ cutAfter: 40 });
    const smpp = await connected(server, { binds: { transceivers: 1 }, window: 10 });

    const { accepted, unknown, notSent } = await smpp.sendAll(customers(200));

    expect(unknown).toBeGreaterThan(0);
    expect(unknown).toBeLessThanOrEqual(10);
    expect([accepted + unknown, notSent]).toEqual([200, 0]);
  });

  it('stops if no bind comes back, and a later run sends the rest', async () => {
    const server = await startServer();
    const smpp = await connected(server, { binds: { transceivers: 1 }, window: 4 });
    const checkpoint = memoryCheckpoint();
    const results: RecipientResult[] = [];
    await server.do('configure', { bindStatus: 0x0d });
    await server.behave({ cutAfter: 20 });

    const error = await failure(
      smpp
        .sendAll(customers(60), { checkpoint, deadlineMs: 300, onResult: (result) => results.push(result) })
        .then(),
    );
    const other = await startServer();
    const summary = await (await connected(other)).sendAll(customers(60), { checkpoint });

    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(results.some(({ status }) => status === 'not-sent')).toBe(true);
    expect(summary.accepted + summary.unknown).toBe(60);
    const texts = [...(await server.submits()), ...(await other.submits())].map(({ text }) => text);
    expect(texts.length).toBeGreaterThanOrEqual(summary.accepted);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('stops if 8x8 answers nothing any more', async () => {
    const server = await startServer();
    await server.behave({ silent: true });
    const smpp = await connected(server, { window: 2 });
    const results: RecipientResult[] = [];

    const error = await failure(
      smpp.sendAll(customers(500), { timeoutMs: 50, onResult: (result) => results.push(result) }).then(),
    );

    expect(error).toMatchObject({ outcome: 'unknown', reason: 'timeout' });
    expect(results.length).toBeLessThan(100);
  });

  it.each<[string, object]>([
    ['batchSize', { batchSize: 10 }],
    ['maxRetries', { maxRetries: 1 }],
  ])('refuses %s, which means nothing to a channel', async (path, options) => {
    const server = await startServer();
    const channel = await connected(server);

    const error = await failure(rest.sms.sendAll([sms], { channel, ...options }).then());

    expect(error).toBeInstanceOf(ValidationError);
    expect(String(error)).toContain(path);
  });

  it('refuses a channel that cannot send what it is given', async () => {
    const server = await startServer();
    const channel = await connected(server);

    const error = await failure(
      rest.chatApps
        .sendAll([{ user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Hi' } }], {
          channel: channel as never,
        })
        .then(),
    );

    expect(error).toMatchObject({ issues: [{ path: 'channel' }] });
  });
});
