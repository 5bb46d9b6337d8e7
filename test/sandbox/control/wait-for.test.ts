import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { stable, WaitTimeout } from '8x8-sandbox';

import { raw, start, type Started } from '../started-sandbox';

const to = '+6591234567';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

describe('waitFor', () => {
  it('returns the next event of a kind', async () => {
    const { sandbox, client } = started;
    const sent = sandbox.waitFor('message');
    const delivered = sandbox.waitFor('status', {
      where: ({ message }) => message.status.state === 'delivered',
    });
    await client.sms.send({ destination: to, text: 'Hello' });

    expect((await sent).message.text).toBe('Hello');
    expect((await delivered).message.status.state).toBe('delivered');
  });

  it('returns what a function returns, once it is truthy', async () => {
    const { sandbox, client } = started;
    const pair = sandbox.waitFor(() => {
      const found = sandbox.messages({ to });
      return found.length === 2 && found.map(({ text }) => text);
    });
    await client.sms.send({ destination: to, text: 'One' });
    await client.sms.send({ destination: to, text: 'Two' });

    expect(await pair).toEqual(['One', 'Two']);
  });

  it('notices what no event tells, and waits for promises', async () => {
    let isReady = false;
    const ready = started.sandbox.waitFor(() => Promise.resolve(isReady));
    isReady = true;

    expect(await ready).toBe(true);
  });

  it('counts an error as not yet', async () => {
    const { sandbox, client } = started;
    const first = sandbox.waitFor(() => {
      const [message] = sandbox.messages();
      if (!message) throw new Error('There is no message yet');
      return message.text;
    });
    await client.sms.send({ destination: to, text: 'Hello' });

    expect(await first).toBe('Hello');
  });

  it('says what did not happen when the time is over', async () => {
    const { sandbox } = started;
    const options = { timeoutMs: 20 };
    await expect(sandbox.waitFor('call', options)).rejects.toThrow(
      new WaitTimeout('20 ms have passed without an event call'),
    );
    await expect(sandbox.waitFor(() => false, options)).rejects.toThrow(
      /20 ms have passed without \(\) *=> *false/,
    );
    const named = { ...options, description: 'an answer' };
    await expect(
      sandbox.waitFor(() => {
        throw new Error('nobody answers');
      }, named),
    ).rejects.toThrow('20 ms have passed without an answer: nobody answers');
  });

  it('ends when the sandbox is closed', async () => {
    const waiting = [started.sandbox.waitFor('call'), started.sandbox.waitFor(() => false)];
    const ends = waiting.map((each) => expect(each).rejects.toThrow('The sandbox was closed without'));
    await started.sandbox.close();
    await Promise.all(ends);
  });

  it('works over HTTP', async () => {
    const wait = (query: string) =>
      raw(started.sandbox, 'GET', `/_sandbox/events/wait?${query}`, undefined, {});
    const event = wait('kind=message');
    // The request may arrive after a message.
    const again = setInterval(() => started.sandbox.inboundSms({ from: to, text: 'Hello' }), 20);
    const { body } = await event.finally(() => clearInterval(again));

    expect(body).toMatchObject({ kind: 'message', message: { text: 'Hello' } });
    expect((await wait('kind=call&timeoutMs=20')).body).toEqual({
      error: '20 ms have passed without an event call',
    });
    expect((await wait('kind=cal')).body['error']).toMatch(/^kind must be .*\bcall\b/);
    expect((await wait('')).body).toEqual({ error: 'kind is missing' });
  });
});

describe('stable', () => {
  /** What a test would put into a snapshot. */
  const run = async (seed: string): Promise<unknown> => {
    const other = await start({ seed, timeScale: 0.01 });
    await other.listen();
    await other.client.sms.send({ destination: to, text: 'https://shop.test/1' });
    other.sandbox.inboundSms({ from: to, text: 'Thanks' });
    const clicked = other.sandbox.click({ to });
    await other.sandbox.waitFor(
      () => other.sandbox.webhooks({ status: 'delivered', event: 'inbound_message_received' })[0],
    );
    const { sandbox } = other;
    const shown = {
      clicked,
      messages: sandbox.messages({ direction: 'inbound' }),
      webhooks: sandbox.webhooks({ event: 'inbound_message_received' }),
      requests: sandbox.requests(),
    };
    await other.close();
    return stable(shown);
  };

  it('is the same for the same calls, with any seed and at any time', async () => {
    const first = await run('one');

    expect(await run('two')).toEqual(first);
    expect(first).toMatchObject({
      clicked: { umid: '<umid-1>', shortUrl: 'https://s.test/<shortUrl-1>' },
      messages: [{ umid: '<umid-2>', createdAt: '<time>', text: 'Thanks' }],
      webhooks: [{ body: { payload: { umid: '<umid-2>' } }, at: '<time>' }],
    });
  });

  it('gives the same ID the same name everywhere, and keeps everything else', () => {
    const [one, two] = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002'];
    const bytes = Buffer.from('x');

    expect(
      stable({
        umid: one,
        text: `See ${two}, not ${one}, at 2026-03-02T10:00:00.000Z`,
        headers: { host: '127.0.0.1:40123', date: 'Mon, 02 Mar 2026 10:00:00 GMT' },
        type: 'multipart/form-data; boundary=cpaas-8x8-1k2j3h',
        durationMs: 3.2,
        byId: { [one]: 1 },
        at: new Date(),
        ms: 1_772_400_000_000,
        url: 'http://127.0.0.1:40123/8x8',
        ...{ count: 42, code: '493027', none: null, bytes },
      }),
    ).toEqual({
      umid: '<umid-1>',
      text: 'See <text-1>, not <umid-1>, at <time>',
      headers: { host: '127.0.0.1:<port>', date: '<time>' },
      type: 'multipart/form-data; boundary=<boundary>',
      durationMs: '<duration>',
      byId: { '<umid-1>': 1 },
      at: '<time>',
      ms: '<time>',
      url: 'http://127.0.0.1:<port>/8x8',
      ...{ count: 42, code: '493027', none: null, bytes },
    });
  });
});
