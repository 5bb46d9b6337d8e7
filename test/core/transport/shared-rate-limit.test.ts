import { afterEach, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import type { SharedRateLimit, SharedRateLimitRequest } from '../../../core/src/transport';
import { clientOf, errorOf, patientClientOf, sms } from '../client/client-of';
import { closeStubs, stub8x8, until } from '../client/stub-8x8';

afterEach(closeStubs);

/** Creates a stub server and a client whose shared rate limit is this function. */
async function clientWithSharedLimit(rateLimit: SharedRateLimit, reactions?: Parameters<typeof stub8x8>[0]) {
  const limitRequests: SharedRateLimitRequest[] = [];
  const stub = await stub8x8(reactions);
  const sharedRateLimit: SharedRateLimit = async (request) => {
    limitRequests.push(request);
    return rateLimit(request);
  };
  return { limitRequests, stub, client: patientClientOf(stub.url, { sharedRateLimit }) };
}

const never: SharedRateLimit = () => new Promise(() => undefined);

describe('a shared rate limit', () => {
  it('receives the operation, the product, the subaccount, the rate limit and the maximum wait', async () => {
    const { limitRequests, client } = await clientWithSharedLimit(() => Promise.resolve(0));

    await client.sms.getDetails({ umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' }, { deadlineMs: 30_000 });

    expect(limitRequests).toEqual([
      {
        operation: 'sms.getDetails',
        product: 'sms',
        subAccountId: 'ExampleCo_SMS',
        rateLimit: { requests: 1, perSeconds: 1, scope: 'subAccount' },
        maxWaitMs: expect.any(Number),
      },
    ]);
    expect(limitRequests[0]?.maxWaitMs).toBeGreaterThan(20_000);
    expect(limitRequests[0]?.maxWaitMs).toBeLessThanOrEqual(30_000);
  });

  it.each(['sms', 'chatapps'] as const)('receives the product that the caller chose: %s', async (product) => {
    const { limitRequests, stub, client } = await clientWithSharedLimit(
      () => Promise.resolve(0),
      [{ body: [] }],
    );

    await client.webhookConfig.get({ product });

    expect(limitRequests.map((request) => request.product)).toEqual([product]);
    expect(stub.requests[0]?.url).toMatch(`/${product}/`);
  });

  it('delays a request by the number of milliseconds that it returns', async () => {
    const { stub, client } = await clientWithSharedLimit(() => Promise.resolve(300));
    const start = performance.now();

    await client.sms.send(sms);

    // Timers may end a millisecond early.
    expect(performance.now() - start).toBeGreaterThan(295);
    expect(stub.requests).toHaveLength(1);
  });

  it('is called before each attempt', async () => {
    const { limitRequests, client } = await clientWithSharedLimit(
      () => Promise.resolve(0),
      [{ status: 429 }, {}],
    );

    await client.sms.send(sms);

    expect(limitRequests).toHaveLength(2);
  });

  it('ends a call without sending it if the wait would pass its deadline', async () => {
    const { stub, client } = await clientWithSharedLimit(() => Promise.resolve(60_000));

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
    ['returns NaN', () => Promise.resolve(NaN)],
    ['never answers', never],
  ])('is ignored if it %s', async (_, sharedRateLimit) => {
    const { stub, client } = await clientWithSharedLimit(sharedRateLimit);

    await client.sms.send(sms);

    expect(stub.requests).toHaveLength(1);
  });

  it('does not delay a call past its deadline if it never answers', async () => {
    const { stub, client } = await clientWithSharedLimit(never);

    const error = await errorOf(client.sms.send(sms, { deadlineMs: 200 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(stub.requests).toEqual([]);
  });

  it('does not send in the last millisecond, when a timer fires early', async () => {
    const { url, requests } = await stub8x8();
    let now = 0;
    const sleep = async (ms: number): Promise<void> => void (now += ms - 1);
    const ports = { ...clientOf(url).ports, now: () => now, sleep };
    const options = { baseUrl: url, subAccountId: 'ExampleCo', sharedRateLimit: never };
    const client = createClientOver(catalogue, ports, options);

    const error = await errorOf(client.sms.send(sms, { deadlineMs: 200 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(requests).toEqual([]);
  });

  it.each<[string, SharedRateLimit]>([
    ['the shared rate limit has not answered', never],
    ['the request waits', () => Promise.resolve(60_000)],
  ])('allows a call to be aborted while %s', async (_, sharedRateLimit) => {
    const { limitRequests, stub, client } = await clientWithSharedLimit(sharedRateLimit);
    const controller = new AbortController();
    const ended = errorOf(client.sms.send(sms, { signal: controller.signal }));
    await until(() => limitRequests.length > 0);
    controller.abort();

    expect(await ended).toMatchObject({ reason: 'aborted', outcome: 'not-sent', attempts: 0 });
    expect(stub.requests).toEqual([]);
  });

  it('does not override the rate limit of an operation', async () => {
    // The first request waits longer than the second. By then, slots reserved before the wait would have passed.
    const waits = [1_200, 0];
    const { stub, client } = await clientWithSharedLimit(() => Promise.resolve(waits.shift() ?? 0));
    const times: number[] = [];
    const getDetails = async (): Promise<void> => {
      await client.sms.getDetails({ umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' });
      times.push(performance.now());
    };

    await Promise.all([getDetails(), getDetails()]);

    expect(stub.requests).toHaveLength(2);
    expect(Math.abs((times[1] ?? 0) - (times[0] ?? 0))).toBeGreaterThan(900);
  });
});
