import { afterEach, describe, expect, it } from '@jest/globals';
import { clientOf, errorOf, sms, umid, type Rig } from '../client/client-of';
import { accepted, closedPort, closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

const busy = { status: 429, body: { code: 429, message: 'Quota exceeded' } };
const busyFor = (retryAfter: string, headers = {}): Reaction => ({
  ...busy,
  headers: { 'retry-after': retryAfter, ...headers },
});

/** Failures after which the operation may have taken effect. */
const uncertainFailures: readonly Reaction[] = [
  { status: 500, body: { code: 2000 } },
  { status: 503, body: '<html>' },
  { status: 408, body: '' },
  'reset',
  'half a body',
  'stall',
  'a body that stalls',
];

/** Creates a client, with a short timeout if the server does not answer. */
const clientFor = (reaction: Reaction, url: string): Rig =>
  clientOf(url, reaction === 'stall' || reaction === 'a body that stalls' ? { timeoutMs: 1_000 } : {});

const send = ({ client }: Rig): PromiseLike<unknown> => client.sms.send(sms);
const read = ({ client }: Rig): PromiseLike<unknown> => client.sms.getBalance();
const cancel = ({ client }: Rig): PromiseLike<unknown> => client.sms.cancel({ umid });

describe('a message', () => {
  it('is sent again after 429', async () => {
    const { url, requests } = await stub8x8([busy, busy, {}]);

    const { data, attempts } = await clientOf(url).client.sms.send(sms).withResponse();

    expect(data).toEqual(accepted);
    expect([attempts, requests.length]).toEqual([3, 3]);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });

  it('is sent again if the connection fails, and ends as not-sent if it always fails', async () => {
    const rig = clientOf(await closedPort());

    const error = await errorOf(send(rig));

    expect(error).toMatchObject({ kind: 'transport', reason: 'connect', outcome: 'not-sent', attempts: 5 });
    expect(error.message).toContain('ECONNREFUSED');
    expect(rig.waits).toHaveLength(4);
  });

  it.each(uncertainFailures)('is not sent again after %j, and ends as unknown', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, {}]);

    const error = await errorOf(send(clientFor(reaction, url)));

    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(error.advice).toContain('check the message log');
    expect(requests).toHaveLength(1);
  });

  it('is not sent again after status 400', async () => {
    const { url, requests } = await stub8x8([{ status: 400, body: { code: 1002 } }, {}]);

    const error = await errorOf(send(clientOf(url)));

    expect(error).toMatchObject({ outcome: 'refused', attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  it('ends as unknown after status 429 and then a reset connection', async () => {
    const { url, requests } = await stub8x8([busy, 'reset', {}]);

    const error = await errorOf(send(clientOf(url)));

    expect(error).toMatchObject({ outcome: 'unknown', attempts: 2 });
    expect(requests).toHaveLength(2);
  });
});

describe('a read operation', () => {
  it.each(uncertainFailures)('is sent again after %j', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, { body: { balance: 1 } }]);

    const answer = await read(clientFor(reaction, url));

    expect(answer).toEqual({ balance: 1 });
    expect(requests).toHaveLength(2);
  });

  it('reports that nothing was changed if it fails', async () => {
    const { url } = await stub8x8(['reset']);

    const error = await errorOf(read(clientOf(url)));

    expect(error.outcome).toBe('not-sent');
    expect(error.advice).toMatch(/^Nothing was changed\./);
  });
});

describe('an idempotent operation', () => {
  it.each(uncertainFailures)('is sent again after %j', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, { body: { cancelledCount: 1 } }]);

    const answer = await cancel(clientFor(reaction, url));

    expect(answer).toEqual({ cancelledCount: 1 });
    expect(requests).toHaveLength(2);
  });

  it('ends as unknown if the first connection is reset and 8x8 refuses the retry', async () => {
    const { url } = await stub8x8(['reset', { status: 404, body: { code: 1300 } }]);

    const error = await errorOf(cancel(clientOf(url)));

    expect(error).toMatchObject({ kind: 'api', status: 404, outcome: 'unknown', attempts: 2 });
  });

  it('ends as refused if 8x8 refuses the first attempt', async () => {
    const { url } = await stub8x8([{ status: 404, body: { code: 1300 } }]);

    const error = await errorOf(cancel(clientOf(url)));

    expect(error).toMatchObject({ outcome: 'refused', attempts: 1 });
  });
});

describe('the wait before the next attempt', () => {
  it('is the Retry-After seconds plus jitter', async () => {
    const { url } = await stub8x8([busyFor('7'), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([7_250]);
  });

  it('lasts until the Retry-After date, measured from the Date header', async () => {
    const date = 'Sun, 06 Nov 1994 08:49:30 GMT';
    const { url } = await stub8x8([busyFor('Sun, 06 Nov 1994 08:49:37 GMT', { date }), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([7_250]);
  });

  it('is only the backoff if the Retry-After date has passed', async () => {
    const { url } = await stub8x8([busyFor('Sun, 06 Nov 1994 08:49:37 GMT'), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([250]);
  });

  it.each(['soon', 'after 2999', '-5', ''])(
    'is only the backoff if Retry-After is %j',
    async (retryAfter) => {
      const { url } = await stub8x8([busyFor(retryAfter), {}]);
      const rig = clientOf(url);

      await send(rig);

      expect(rig.waits).toEqual([250]);
    },
  );

  it('does not start if Retry-After is longer than maxRetryAfterMs', async () => {
    const { url, requests } = await stub8x8([busyFor('61'), {}]);
    const rig = clientOf(url);

    const error = await errorOf(send(rig));

    expect(error).toMatchObject({ status: 429, outcome: 'refused', retryAfterMs: 61_000 });
    expect([rig.waits, requests.length]).toEqual([[], 1]);
  });

  it('is limited by the option maxRetryAfterMs', async () => {
    const { url } = await stub8x8([busyFor('3'), {}]);

    const error = await errorOf(send(clientOf(url, { maxRetryAfterMs: 2_000 })));

    expect(error).toMatchObject({ status: 429, attempts: 1 });
  });

  it.each([
    [0, [0, 0, 0, 0, 0, 0, 0]],
    [0.5, [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000]],
    [0.999, [500, 999, 1_998, 3_996, 7_992, 15_984, 19_980]],
  ])('grows exponentially to 20 seconds, with full jitter: random %p', async (random, expected) => {
    const { url } = await stub8x8([{ status: 503 }]);
    const rig = clientOf(url, { maxRetries: 7 }, random);

    await errorOf(read(rig));

    expect(rig.waits).toEqual(expected);
  });

  it.each([0, 2])('is limited by maxRetries: %d', async (maxRetries) => {
    const { url, requests } = await stub8x8([{ status: 503 }]);

    const error = await errorOf(clientOf(url).client.sms.getBalance({}, { maxRetries }));

    expect(error).toMatchObject({ attempts: maxRetries + 1 });
    expect(requests).toHaveLength(maxRetries + 1);
  });
});

describe('the retry quota', () => {
  const repeat = async (count: number, task: () => PromiseLike<unknown>): Promise<void> => {
    for (let index = 0; index < count; index++) await task();
  };

  it('is shared by all calls of a client', async () => {
    const { url, requests } = await stub8x8([{ status: 503 }]);
    const rig = clientOf(url);

    await repeat(30, () => errorOf(read(rig)));

    // 100 retries of 5 tokens each. Then each call makes one attempt.
    expect(requests).toHaveLength(30 + 100);
  });

  it('is used twice as fast by retries after timeouts', async () => {
    const { url } = await stub8x8(['stall']);
    let attempts = 0;
    const { client } = clientOf(url, { onAttempt: () => attempts++, timeoutMs: 50, maxRetries: 1 });

    await Promise.all(Array.from({ length: 60 }, () => errorOf(client.sms.getBalance())));

    expect(attempts).toBe(60 + 50);
  });

  it('is refilled by successes', async () => {
    const down = Array.from({ length: 126 }, () => ({ status: 503 }));
    const up = Array.from({ length: 10 }, () => ({ body: { balance: 1 } }));
    const { url, requests } = await stub8x8([...down, ...up, { status: 503 }]);
    const rig = clientOf(url);
    await repeat(26, () => errorOf(read(rig)));
    await repeat(10, () => read(rig));

    await errorOf(read(rig));

    // Ten successes add enough tokens for two retries.
    expect(requests).toHaveLength(126 + 10 + 3);
  });

  it('gets the cost of a successful retry back', async () => {
    const pairs = Array.from({ length: 150 }, () => [{ status: 503 }, { body: { balance: 1 } }]).flat();
    const { url, requests } = await stub8x8(pairs);
    const rig = clientOf(url);

    await repeat(150, () => read(rig));

    expect(requests).toHaveLength(300);
  });

  it('is not used for retries after Retry-After', async () => {
    const { url, requests } = await stub8x8([busyFor('1')]);
    const rig = clientOf(url);

    await repeat(30, () => errorOf(read(rig)));

    expect(requests).toHaveLength(30 * 5);
  });
});
