import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import { createOperationRateLimits } from '../../../core/src/transport/rate-limit/operation-rate-limit';
import { clientOf, errorOf, patientClientOf, umid } from '../client/client-of';
import { closeStubs, stub8x8 } from '../client/stub-8x8';

afterEach(closeStubs);

const details = { body: { umid } };
const perSecond = { requests: 1, perSeconds: 1, scope: 'subAccount' } as const;

describe('an operation with a limit of one request per second and subaccount', () => {
  it('waits for a free slot', async () => {
    const { url, requests } = await stub8x8([details]);
    const waits: number[] = [];
    let now = 0;
    const sleep = async (ms: number): Promise<void> => {
      waits.push(ms);
      now += ms;
    };
    const ports = { ...clientOf(url).ports, now: () => now, sleep };
    const client = createClientOver(catalogue, ports, { baseUrl: url, subAccountId: 'ExampleCo' });

    for (let index = 0; index < 3; index++) await client.sms.getDetails({ umid });

    expect(requests).toHaveLength(3);
    expect(waits).toEqual([1_000, 1_000]);
  });

  it('is sent once per second if many calls start at the same time', async () => {
    const { url } = await stub8x8([details]);
    const waits: number[] = [];
    const ports = { ...clientOf(url).ports, now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
    const client = createClientOver(catalogue, ports, { baseUrl: url, subAccountId: 'ExampleCo' });

    await Promise.all(Array.from({ length: 4 }, () => client.sms.getDetails({ umid })));

    expect(waits).toEqual([1_000, 2_000, 3_000]);
  });

  it('does not wait for another subaccount or another operation', async () => {
    const { url } = await stub8x8([details, details, { body: { data: [] } }]);
    const { client, waits } = clientOf(url);

    await client.sms.getDetails({ umid });
    await client.sms.getDetails({ umid, subAccountId: 'Another' });
    await client.chatApps.getDetails({ umid });

    expect(waits).toEqual([]);
  });

  it('waits for a free slot before a retry', async () => {
    const { url } = await stub8x8([{ status: 503 }, details]);
    const { client, waits } = clientOf(url);

    await client.sms.getDetails({ umid });

    expect(waits).toEqual([250, expect.any(Number)]);
  });

  it('ends immediately if its slot is after its deadline, and releases the slot', async () => {
    const { url, requests } = await stub8x8([details]);
    const { client, waits } = clientOf(url);
    await client.sms.getDetails({ umid });

    const error = await errorOf(client.sms.getDetails({ umid }, { deadlineMs: 500 }));
    await client.sms.getDetails({ umid });

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(error.message).toContain('8x8 limits this operation to 1 per 1 s');
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeLessThanOrEqual(1_000);
    expect(requests).toHaveLength(2);
  });

  it('can be aborted while it waits, and releases its slot', async () => {
    const { url, requests } = await stub8x8([details]);
    const client = patientClientOf(url);
    await client.sms.getDetails({ umid });
    const controller = new AbortController();
    const aborted = errorOf(client.sms.getDetails({ umid }, { signal: controller.signal }));
    await delay(20);
    controller.abort();

    const error = await aborted;
    const start = performance.now();
    await client.sms.getDetails({ umid });

    expect(error).toMatchObject({ reason: 'aborted', outcome: 'not-sent', attempts: 0 });
    expect(performance.now() - start).toBeLessThan(1_100);
    expect(requests).toHaveLength(2);
  });
});

describe('operations that share a limit', () => {
  it('use the limit together, for all accounts', async () => {
    const { url, requests } = await stub8x8([{ body: { flows: [], flowId: '1' } }]);
    const { client, waits } = clientOf(url);
    const flow = { channelId: 'channel', flowId: '1' };
    for (let index = 0; index < 50; index++) {
      await client.chatApps.getFlows(flow);
      await client.chatApps.getFlow({ ...flow, accountId: 'Another' });
    }
    expect(waits).toEqual([]);

    await client.chatApps.publishFlow(flow);

    expect(requests).toHaveLength(101);
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(50_000);
  });
});

describe('an operation rate limit', () => {
  it('allows requests up to the limit immediately, and the others in later windows', () => {
    const limiter = createOperationRateLimits();
    const limit = { requests: 3, perSeconds: 10, scope: 'apiKey' } as const;

    const slots = Array.from({ length: 8 }, () => limiter.reserve('a', limit, 1_000).time);

    expect(slots).toEqual([1_000, 1_000, 1_000, 11_000, 11_000, 11_000, 21_000, 21_000]);
  });

  it('never exceeds the limit in any window, even if slots are cancelled', () => {
    const limiter = createOperationRateLimits();
    const limit = { requests: 2, perSeconds: 1, scope: 'apiKey' } as const;
    const times: number[] = [];
    let now = 0;
    let seed = 7;
    for (let index = 0; index < 500; index++) {
      seed = (seed * 16_807) % 2_147_483_647;
      now += seed % 700;
      const slot = limiter.reserve('a', limit, now);
      if (seed % 3 === 0) slot.cancel();
      else times.push(slot.time);
    }

    times.sort((one, other) => one - other);
    const exceedingTimes = times.filter((time, index) => (times[index + 2] ?? Infinity) - time < 1_000);

    expect(exceedingTimes).toEqual([]);
  });

  it('reuses a cancelled slot', () => {
    const limiter = createOperationRateLimits();
    const slots = Array.from({ length: 3 }, () => limiter.reserve('a', perSecond, 0));
    slots[1]?.cancel();

    const { time } = limiter.reserve('a', perSecond, 0);

    expect(time).toBe(1_000);
  });

  it('drops slots outside the window', () => {
    const limiter = createOperationRateLimits();
    limiter.reserve('a', perSecond, 0);

    const { time } = limiter.reserve('a', perSecond, 1_000);

    expect(time).toBe(1_000);
  });
});
