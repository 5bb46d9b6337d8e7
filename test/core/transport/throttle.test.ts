import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import type { ClientOptions } from '../../../core/src/transport';
import { createThrottle } from '../../../core/src/transport/rate-limit/throttle';
import { clientOf, errorOf, patientClientOf, sms, umid } from '../client/client-of';
import { closeStubs, stub8x8 } from '../client/stub-8x8';

afterEach(closeStubs);

const repeat = (count: number, send: () => PromiseLike<unknown>): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, send));

/** Returns the waits of sends that start at the same time. */
async function waitsOf(count: number, options: ClientOptions): Promise<readonly number[]> {
  const { url, requests } = await stub8x8();
  const waits: number[] = [];
  const ports = { ...clientOf(url).ports, now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
  const client = createClientOver(catalogue, ports, { baseUrl: url, subAccountId: 'ExampleCo', ...options });
  await repeat(count, () => client.sms.send(sms));
  expect(requests).toHaveLength(count);
  return waits;
}

describe('the requests of a subaccount', () => {
  it('leave immediately up to the limit, and the others in later seconds', async () => {
    const waits = await waitsOf(25, { limits: { perSubAccount: 10 } });

    expect(waits).toEqual([...Array<number>(10).fill(1_000), ...Array<number>(5).fill(2_000)]);
  });

  it('do not wait for requests of another subaccount', async () => {
    const { url } = await stub8x8();
    const { client, waits } = clientOf(url, { limits: { perSubAccount: 10 } });

    await repeat(10, () => client.sms.send(sms));
    await repeat(10, () => client.sms.send({ ...sms, subAccountId: 'Another' }));

    expect(waits).toEqual([]);
  });

  it('wait for requests of other subaccounts if the host limit is reached', async () => {
    const { url } = await stub8x8();
    const { client, waits } = clientOf(url, { limits: { perSubAccount: false, perHost: 10 } });

    await repeat(10, () => client.sms.send(sms));
    await repeat(1, () => client.sms.send({ ...sms, subAccountId: 'Another' }));

    expect(waits).toHaveLength(1);
  });

  it('count toward the limit of their host, whatever their API', async () => {
    const { url } = await stub8x8([{}, { body: [] }]);
    const { client, waits } = clientOf(url, { limits: { perSubAccount: false, perHost: 1 } });

    await client.sms.getDetails({ umid });
    await client.webhookConfig.get({ product: 'chatapps' });
    expect(waits).toEqual([]);
    await client.webhookConfig.get({ product: 'sms' });

    expect(waits).toHaveLength(1);
  });

  it('do not wait if limits is false', async () => {
    const waits = await waitsOf(4_000, { limits: false });

    expect(waits).toEqual([]);
  });

  it('are limited to 1,800 per second by default', async () => {
    const waits = await waitsOf(1_810, {});

    expect(waits).toEqual(Array<number>(10).fill(1_000));
  });

  it('all wait after 8x8 answers with 429 and Retry-After', async () => {
    const { url } = await stub8x8([{ status: 429, headers: { 'retry-after': '7' } }, {}]);
    const { client, waits } = clientOf(url);
    await errorOf(client.sms.send(sms, { maxRetries: 0 }));

    await client.sms.send(sms);
    await client.sms.send({ ...sms, subAccountId: 'Another' });

    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(6_000);
  });

  it('do not wait after a 429 for an operation with its own rate limit', async () => {
    const { url } = await stub8x8([{ status: 429, headers: { 'retry-after': '7' } }, {}]);
    const { client, waits } = clientOf(url);
    await errorOf(client.sms.getDetails({ umid }, { maxRetries: 0 }));

    await client.sms.send(sms);

    expect(waits).toEqual([]);
  });

  it('end immediately if their slot is after their deadline', async () => {
    const { url, requests } = await stub8x8();
    const { client } = clientOf(url, { limits: { perSubAccount: 1 } });
    await client.sms.send(sms);

    const error = await errorOf(client.sms.send(sms, { deadlineMs: 500 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(requests).toHaveLength(1);
  });

  it('can be aborted while they wait, and release their slots', async () => {
    const { url, requests } = await stub8x8();
    const client = patientClientOf(url, { limits: { perSubAccount: 1 } });
    await client.sms.send(sms);
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = repeat(50, () => errorOf(client.sms.send(sms, { signal })));
    await delay(20);
    controller.abort();

    const errors = await aborted;
    const start = performance.now();
    await client.sms.send(sms);

    expect(errors).toHaveLength(50);
    expect(errors[0]).toMatchObject({ reason: 'aborted', outcome: 'not-sent' });
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(requests).toHaveLength(2);
  });
});

describe('a throttle channel', () => {
  it('never exceeds the limits in any second, even if slots are released', () => {
    const throttle = createThrottle({ perSubAccount: 5, perHost: 8 });
    const sendTimes = { a: [] as number[], b: [] as number[] };
    let now = 0;
    let seed = 11;
    for (let index = 0; index < 5_000; index++) {
      seed = (seed * 16_807) % 2_147_483_647;
      now += seed % 180;
      const name = seed % 3 === 0 ? 'a' : 'b';
      const channel = throttle('sms', name);
      const time = channel.reserve(now);
      if (seed % 7 === 0) channel.release(time);
      else sendTimes[name].push(time);
    }

    const exceedingTimes = (times: readonly number[], allowed: number): number[] => {
      const sorted = times.toSorted((one, other) => one - other);
      return sorted.filter((time, index) => (sorted[index + allowed] ?? Infinity) - time < 1_000);
    };
    expect(exceedingTimes(sendTimes.a, 5)).toEqual([]);
    expect(exceedingTimes(sendTimes.b, 5)).toEqual([]);
    expect(exceedingTimes([...sendTimes.a, ...sendTimes.b], 8)).toEqual([]);
    expect(sendTimes.a.length + sendTimes.b.length).toBeGreaterThan(4_000);
  });
});
