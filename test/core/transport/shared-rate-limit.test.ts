import { afterEach, describe, expect, it } from '@jest/globals';
import type { SharedRateLimit, SharedRateLimitRequest } from '../../../core/src/transport';
import { errorOf, patientClientOf, sms } from '../client/client-of';
import { closeStubs, stub8x8, until } from '../client/stub-8x8';

afterEach(closeStubs);

/** A server, and a client of it that asks here how long each request is to wait. */
async function admitted(answer: SharedRateLimit, reactions?: Parameters<typeof stub8x8>[0]) {
  const asked: SharedRateLimitRequest[] = [];
  const stub = await stub8x8(reactions);
  const sharedRateLimit: SharedRateLimit = async (request) => {
    asked.push(request);
    return answer(request);
  };
  return { asked, stub, client: patientClientOf(stub.url, { sharedRateLimit }) };
}

const never: SharedRateLimit = () => new Promise(() => undefined);

describe('a shared rate limit', () => {
  it('is told what leaves, whose host it goes to, and how long it can wait', async () => {
    const { asked, client } = await admitted(() => Promise.resolve(0), [{ body: {} }]);

    await client.sms.getDetails({ umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' }, { deadlineMs: 30_000 });

    expect(asked).toEqual([
      {
        operation: 'sms.getDetails',
        product: 'sms',
        subAccountId: 'ExampleCo_SMS',
        rateLimit: { requests: 1, perSeconds: 1, scope: 'subAccount' },
        maxWaitMs: expect.any(Number),
      },
    ]);
    expect(asked[0]?.maxWaitMs).toBeGreaterThan(20_000);
    expect(asked[0]?.maxWaitMs).toBeLessThanOrEqual(30_000);
  });

  it.each(['sms', 'chatapps'] as const)('is told of the host that the caller chose: %s', async (product) => {
    const { asked, stub, client } = await admitted(() => Promise.resolve(0), [{ body: [] }]);

    await client.webhookConfig.get({ product });

    expect(asked.map((request) => request.product)).toEqual([product]);
    expect(stub.requests[0]?.url).toMatch(`/${product}/`);
  });

  it('makes a request wait as long as it says', async () => {
    const { stub, client } = await admitted(() => Promise.resolve(300));
    const start = performance.now();

    await client.sms.send(sms);

    // Timers may end a millisecond early.
    expect(performance.now() - start).toBeGreaterThan(295);
    expect(stub.requests).toHaveLength(1);
  });

  it('is asked once more before each further attempt', async () => {
    const { asked, client } = await admitted(() => Promise.resolve(0), [{ status: 429 }, {}]);

    await client.sms.send(sms);

    expect(asked).toHaveLength(2);
  });

  it('ends a call that would have to wait past its deadline, without sending it', async () => {
    const { stub, client } = await admitted(() => Promise.resolve(60_000));

    const error = await errorOf(client.sms.send(sms, { deadlineMs: 1_000 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(error.message).toMatch('other processes');
    expect(stub.requests).toEqual([]);
  });

  it.each<[string, SharedRateLimit]>([
    ['rejects', () => Promise.reject(new Error('no Redis'))],
    [
      'throws',
      () => {
        throw new Error('no Redis');
      },
    ],
    ['answers with no number', () => Promise.resolve(NaN)],
    ['never answers', never],
  ])('that %s leaves it to the limits of the client', async (_, sharedRateLimit) => {
    const { stub, client } = await admitted(sharedRateLimit);

    await client.sms.send(sms);

    expect(stub.requests).toHaveLength(1);
  });

  it('that never answers holds no call beyond its deadline', async () => {
    const { stub, client } = await admitted(never);

    const error = await errorOf(client.sms.send(sms, { deadlineMs: 200 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(stub.requests).toEqual([]);
  });

  it.each<[string, SharedRateLimit]>([
    ['it has not answered yet', never],
    ['a request waits as it says', () => Promise.resolve(60_000)],
  ])('lets a call be aborted while %s', async (_, sharedRateLimit) => {
    const { asked, stub, client } = await admitted(sharedRateLimit);
    const controller = new AbortController();
    const ended = errorOf(client.sms.send(sms, { signal: controller.signal }));
    await until(() => asked.length > 0);
    controller.abort();

    expect(await ended).toMatchObject({ reason: 'aborted', outcome: 'not-sent', attempts: 0 });
    expect(stub.requests).toEqual([]);
  });

  it('is no way around the limit of a single operation', async () => {
    // The first is to leave later than the second: by then the turns that they would have had are long past.
    const waits = [1_200, 0];
    const { stub, client } = await admitted(() => Promise.resolve(waits.shift() ?? 0), [{ body: {} }]);
    const moments: number[] = [];
    const ask = async (): Promise<void> => {
      await client.sms.getDetails({ umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' });
      moments.push(performance.now());
    };

    await Promise.all([ask(), ask()]);

    expect(stub.requests).toHaveLength(2);
    expect(Math.abs((moments[1] ?? 0) - (moments[0] ?? 0))).toBeGreaterThan(900);
  });
});
