import { afterEach, describe, expect, it } from '@jest/globals';
import { clientOf, errorOf, sms, umid, type Rig } from '../client/client-of';
import { accepted, closedPort, closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

const busy = { status: 429, body: { code: 429, message: 'Quota exceeded' } };
const busyFor = (retryAfter: string, headers = {}): Reaction => ({
  ...busy,
  headers: { 'retry-after': retryAfter, ...headers },
});

/** Failures after which 8x8 may have done what was asked. */
const doubtful: readonly Reaction[] = [
  { status: 500, body: { code: 2000 } },
  { status: 503, body: '<html>' },
  { status: 408, body: '' },
  'reset',
  'half a body',
  'stall',
  'a body that stalls',
];

/** A client that waits no longer than it must for an answer that does not come. */
const clientFor = (reaction: Reaction, url: string): Rig =>
  clientOf(url, reaction === 'stall' || reaction === 'a body that stalls' ? { timeoutMs: 150 } : {});

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

  it('is sent again when there was no connection, and ends as not sent when there never is', async () => {
    const rig = clientOf(await closedPort());

    const error = await errorOf(send(rig));

    expect(error).toMatchObject({ kind: 'transport', reason: 'connect', outcome: 'not-sent', attempts: 5 });
    expect(error.message).toContain('ECONNREFUSED');
    expect(rig.waits).toHaveLength(4);
  });

  it.each(doubtful)('is not sent again after %j, and ends as unknown', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, {}]);

    const error = await errorOf(send(clientFor(reaction, url)));

    expect(error).toMatchObject({ outcome: 'unknown', attempts: 1 });
    expect(error.advice).toContain('look at the message log');
    expect(requests).toHaveLength(1);
  });

  it('is not sent again after a refusal, which is no doubt', async () => {
    const { url, requests } = await stub8x8([{ status: 400, body: { code: 1002 } }, {}]);

    const error = await errorOf(send(clientOf(url)));

    expect(error).toMatchObject({ outcome: 'refused', attempts: 1 });
    expect(requests).toHaveLength(1);
  });

  it('that was refused with 429 and then lost ends as unknown', async () => {
    const { url, requests } = await stub8x8([busy, 'reset', {}]);

    const error = await errorOf(send(clientOf(url)));

    expect(error).toMatchObject({ outcome: 'unknown', attempts: 2 });
    expect(requests).toHaveLength(2);
  });
});

describe('what only reads', () => {
  it.each(doubtful)('is asked again after %j', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, { body: { balance: 1 } }]);

    const answer = await read(clientFor(reaction, url));

    expect(answer).toEqual({ balance: 1 });
    expect(requests).toHaveLength(2);
  });

  it('has changed nothing when it fails, and does not claim that nothing was sent', async () => {
    const { url } = await stub8x8(['reset']);

    const error = await errorOf(read(clientOf(url)));

    expect(error.outcome).toBe('not-sent');
    expect(error.advice).toMatch(/^Nothing was changed\./);
  });
});

describe('what may be done twice', () => {
  it.each(doubtful)('is done again after %j', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, { body: { cancelledCount: 1 } }]);

    const answer = await cancel(clientFor(reaction, url));

    expect(answer).toEqual({ cancelledCount: 1 });
    expect(requests).toHaveLength(2);
  });

  it('ends as unknown when the first attempt was lost, even if 8x8 refuses the second', async () => {
    const { url } = await stub8x8(['reset', { status: 404, body: { code: 1300 } }]);

    const error = await errorOf(cancel(clientOf(url)));

    expect(error).toMatchObject({ kind: 'api', status: 404, outcome: 'unknown', attempts: 2 });
  });

  it('ends as refused when 8x8 refuses the first', async () => {
    const { url } = await stub8x8([{ status: 404, body: { code: 1300 } }]);

    const error = await errorOf(cancel(clientOf(url)));

    expect(error).toMatchObject({ outcome: 'refused', attempts: 1 });
  });
});

describe('the wait before the next attempt', () => {
  it('is as long as 8x8 says in seconds, and a little longer', async () => {
    const { url } = await stub8x8([busyFor('7'), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([7_250]);
  });

  it('lasts until the date that 8x8 names, by the clock of 8x8', async () => {
    const date = 'Sun, 06 Nov 1994 08:49:30 GMT';
    const { url } = await stub8x8([busyFor('Sun, 06 Nov 1994 08:49:37 GMT', { date }), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([7_250]);
  });

  it('is not given to a date that has passed', async () => {
    const { url } = await stub8x8([busyFor('Sun, 06 Nov 1994 08:49:37 GMT'), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([250]);
  });

  it.each(['soon', 'after 2999', '-5', ''])('is our own where 8x8 says %j', async (retryAfter) => {
    const { url } = await stub8x8([busyFor(retryAfter), {}]);
    const rig = clientOf(url);

    await send(rig);

    expect(rig.waits).toEqual([250]);
  });

  it('is not begun where 8x8 asks for more than one is ready to wait', async () => {
    const { url, requests } = await stub8x8([busyFor('61'), {}]);
    const rig = clientOf(url);

    const error = await errorOf(send(rig));

    expect(error).toMatchObject({ status: 429, outcome: 'refused', retryAfterMs: 61_000 });
    expect([rig.waits, requests.length]).toEqual([[], 1]);
  });

  it('can be made longer or shorter', async () => {
    const { url } = await stub8x8([busyFor('3'), {}]);

    const error = await errorOf(send(clientOf(url, { maxRetryAfterMs: 2_000 })));

    expect(error).toMatchObject({ status: 429, attempts: 1 });
  });

  it.each([
    [0, [0, 0, 0, 0, 0, 0, 0]],
    [0.5, [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000]],
    [0.999, [500, 999, 1_998, 3_996, 7_992, 15_984, 19_980]],
  ])('grows to 20 seconds, and is anything from nothing to that: dice %p', async (dice, expected) => {
    const { url } = await stub8x8([{ status: 503 }]);
    const rig = clientOf(url, { maxRetries: 7 }, dice);

    await errorOf(read(rig));

    expect(rig.waits).toEqual(expected);
  });

  it.each([0, 2])('comes no oftener than asked for: %d times', async (maxRetries) => {
    const { url, requests } = await stub8x8([{ status: 503 }]);

    const error = await errorOf(clientOf(url).client.sms.getBalance({}, { maxRetries }));

    expect(error).toMatchObject({ attempts: maxRetries + 1 });
    expect(requests).toHaveLength(maxRetries + 1);
  });
});

describe('the quota of retries', () => {
  const often = async (count: number, task: () => PromiseLike<unknown>): Promise<void> => {
    for (let index = 0; index < count; index++) await task();
  };

  it('is shared by the calls of a client, so that an outage is not made worse', async () => {
    const { url, requests } = await stub8x8([{ status: 503 }]);
    const rig = clientOf(url);

    await often(30, () => errorOf(read(rig)));

    // A hundred retries of five, and then each call tries once.
    expect(requests).toHaveLength(30 + 100);
  });

  it('is emptied twice as fast by timeouts', async () => {
    const { url } = await stub8x8(['stall']);
    let attempts = 0;
    const { client } = clientOf(url, { onAttempt: () => attempts++, timeoutMs: 50, maxRetries: 1 });

    await Promise.all(Array.from({ length: 60 }, () => errorOf(client.sms.getBalance())));

    expect(attempts).toBe(60 + 50);
  });

  it('is filled again by successes', async () => {
    const down = Array.from({ length: 126 }, () => ({ status: 503 }));
    const up = Array.from({ length: 10 }, () => ({ body: { balance: 1 } }));
    const { url, requests } = await stub8x8([...down, ...up, { status: 503 }]);
    const rig = clientOf(url);
    await often(26, () => errorOf(read(rig)));
    await often(10, () => read(rig));

    await errorOf(read(rig));

    // Ten successes pay for two more retries.
    expect(requests).toHaveLength(126 + 10 + 3);
  });

  it('gets back what a retry took that helped', async () => {
    const pairs = Array.from({ length: 150 }, () => [{ status: 503 }, { body: { balance: 1 } }]).flat();
    const { url, requests } = await stub8x8(pairs);
    const rig = clientOf(url);

    await often(150, () => read(rig));

    expect(requests).toHaveLength(300);
  });

  it('is left alone where 8x8 says how long to wait', async () => {
    const { url, requests } = await stub8x8([busyFor('1')]);
    const rig = clientOf(url);

    await often(30, () => errorOf(read(rig)));

    expect(requests).toHaveLength(30 * 5);
  });
});
