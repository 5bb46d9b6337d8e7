import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import { sleep } from '../../../core/src/node/abort';
import { errorOf, patientClientOf, sms } from '../client/client-of';
import { closedPort, closeStubs, stub8x8, until, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

/** Sends an SMS to a server with this reaction, aborts after the request or attempt, and returns the error. */
async function abortedAfter(reaction: Reaction, sign: 'request' | 'attempt') {
  const stub = await stub8x8([reaction]);
  let attempts = 0;
  const controller = new AbortController();
  const client = patientClientOf(stub.url, { onAttempt: () => attempts++ });
  const ended = errorOf(client.sms.send(sms, { signal: controller.signal }));
  await until(() => (sign === 'request' ? stub.requests.length : attempts) > 0);
  await delay(20);
  const start = performance.now();
  controller.abort();
  const error = await ended;
  return { stub, error, tookMs: performance.now() - start };
}

describe('a call that is aborted', () => {
  it('sends nothing if the signal is already aborted', async () => {
    const { url, requests } = await stub8x8();

    const error = await errorOf(patientClientOf(url).sms.send(sms, { signal: AbortSignal.abort() }));

    expect(error).toMatchObject({ reason: 'aborted', outcome: 'not-sent', attempts: 0 });
    expect(requests).toEqual([]);
  });

  it('ends immediately as not-sent during the wait before a retry', async () => {
    const { stub, error, tookMs } = await abortedAfter(
      { status: 429, headers: { 'retry-after': '20' } },
      'attempt',
    );

    expect(error).toMatchObject({ reason: 'aborted', outcome: 'not-sent', attempts: 1 });
    expect(tookMs).toBeLessThan(1_000);
    expect(stub.requests).toHaveLength(1);
  });

  it.each(['stall', 'a body that stalls'] as const)(
    'closes the socket and ends as unknown during %s',
    async (reaction) => {
      const { stub, error, tookMs } = await abortedAfter(reaction, 'request');

      expect(error).toMatchObject({ reason: 'aborted', outcome: 'unknown', attempts: 1 });
      expect(tookMs).toBeLessThan(1_000);
      await until(() => stub.closed.has(0));
    },
  );

  it('ends if the signal of the client is aborted', async () => {
    const { url, requests } = await stub8x8(['stall']);
    const controller = new AbortController();
    const ended = errorOf(patientClientOf(url, { signal: controller.signal }).sms.send(sms));
    await until(() => requests.length > 0);

    controller.abort();

    expect(await ended).toMatchObject({ reason: 'aborted', outcome: 'unknown' });
  });

  it('ignores the signal of the client if the call has its own', async () => {
    const { url } = await stub8x8();
    const client = patientClientOf(url, { signal: AbortSignal.abort() });

    const answer = client.sms.send(sms, { signal: new AbortController().signal });

    await expect(answer).resolves.toBeDefined();
  });

  it('keeps its result if it already ended', async () => {
    const { url } = await stub8x8();
    const controller = new AbortController();
    const answer = await patientClientOf(url).sms.send(sms, { signal: controller.signal });

    controller.abort();

    expect(answer.encoding).toBe('AUTO');
  });
});

describe('a signal shared by many calls', () => {
  const many = Array.from({ length: 40 });

  // Node warns of a memory leak from the eleventh listener.
  it('has one listener for all requests and waits', async () => {
    const { url, requests } = await stub8x8([{ status: 429, afterMs: 30 }]);
    const { signal } = new AbortController();
    const counts: number[] = [];
    const count = (): unknown => counts.push(getEventListeners(signal, 'abort').length);
    const client = patientClientOf(url, { signal, maxRetries: 1, onAttempt: count });
    const calls = Promise.all(many.map(() => errorOf(client.sms.send(sms))));
    await until(() => requests.length > 20);
    count();

    await calls;

    expect(Math.max(...counts)).toBe(1);
  });

  it('ends all calls', async () => {
    const { url, requests } = await stub8x8(['stall']);
    const controller = new AbortController();
    const client = patientClientOf(url, { signal: controller.signal });
    const calls = Promise.all(many.map(() => errorOf(client.sms.send(sms))));
    await until(() => requests.length === many.length);

    controller.abort();

    expect(new Set((await calls).map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
  });
});

describe('a wait', () => {
  it('does not start if the signal is already aborted', async () => {
    await expect(sleep(60_000, AbortSignal.abort())).rejects.toThrow('the wait was aborted');
  });
});

describe('the Node HTTP port', () => {
  it('sends nothing if the signal is already aborted', async () => {
    const { url, requests } = await stub8x8();
    const request = { method: 'GET', url, headers: {}, timeoutMs: 1_000, signal: AbortSignal.abort() };

    const ended = createNodeHttp().http(request);

    await expect(ended).rejects.toMatchObject({ reason: 'aborted', sent: false });
    expect(requests).toEqual([]);
  });

  it('reports that nothing was sent if the connection is refused', async () => {
    const url = await closedPort();

    const ended = createNodeHttp().http({ method: 'GET', url, headers: {}, timeoutMs: 1_000 });

    await expect(ended).rejects.toMatchObject({ reason: 'connect', sent: false });
  });

  it.each(['http://[', 'ftp://example.com', 'http://127.0.0.1/\ud800 '])(
    'reports that nothing was sent to the invalid URL %j',
    async (url) => {
      const ended = createNodeHttp().http({ method: 'GET', url, headers: {}, timeoutMs: 200 });

      await expect(ended).rejects.toMatchObject({ name: 'HttpFailure', reason: 'connect', sent: false });
    },
  );
});
