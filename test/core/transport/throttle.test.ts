import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import type { ClientOptions } from '../../../core/src/transport';
import { createThrottle } from '../../../core/src/transport/rate-limit/throttle';
import { clientOf, errorOf, patientClientOf, sms, umid } from '../client/client-of';
import { closeStubs, stub8x8 } from '../client/stub-8x8';

afterEach(closeStubs);

const soMany = (count: number, send: () => PromiseLike<unknown>): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, send));

/** How long each of so many sends waits that are asked for at the same moment. */
async function waitsOf(count: number, options: ClientOptions): Promise<readonly number[]> {
  const { url, requests } = await stub8x8();
  const waits: number[] = [];
  const ports = { ...clientOf(url).ports, now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
  const client = createClientOver(catalogue, ports, { baseUrl: url, subAccountId: 'ExampleCo', ...options });
  await soMany(count, () => client.sms.send(sms));
  expect(requests).toHaveLength(count);
  return waits;
}

describe('the requests of a subaccount', () => {
  it('leave at once as long as they are no more than 8x8 takes in a second, and the others later', async () => {
    const waits = await waitsOf(25, { limits: { perSubAccount: 10 } });

    expect(waits).toEqual([...Array<number>(10).fill(1_000), ...Array<number>(5).fill(2_000)]);
  });

  it('do not wait for those of another', async () => {
    const { url } = await stub8x8();
    const { client, waits } = clientOf(url, { limits: { perSubAccount: 10 } });

    await soMany(10, () => client.sms.send(sms));
    await soMany(10, () => client.sms.send({ ...sms, subAccountId: 'Another' }));

    expect(waits).toEqual([]);
  });

  it('wait for those of others where the address has sent as many as it may', async () => {
    const { url } = await stub8x8();
    const { client, waits } = clientOf(url, { limits: { perSubAccount: false, perHost: 10 } });

    await soMany(10, () => client.sms.send(sms));
    await soMany(1, () => client.sms.send({ ...sms, subAccountId: 'Another' }));

    expect(waits).toHaveLength(1);
  });

  it('count for the host to which they go, whichever of the APIs there they are for', async () => {
    const { url } = await stub8x8([{ body: {} }, { body: [] }]);
    const { client, waits } = clientOf(url, { limits: { perSubAccount: false, perHost: 1 } });

    await client.sms.getDetails({ umid });
    await client.webhookConfig.get({ product: 'chatapps' });
    expect(waits).toEqual([]);
    await client.webhookConfig.get({ product: 'sms' });

    expect(waits).toHaveLength(1);
  });

  it('are not held when they are not to be', async () => {
    const waits = await waitsOf(4_000, { limits: false });

    expect(waits).toEqual([]);
  });

  it('are held to 1,800 a second unless something else is said', async () => {
    const waits = await waitsOf(1_810, {});

    expect(waits).toEqual(Array<number>(10).fill(1_000));
  });

  it('all wait when 8x8 says that they are too many', async () => {
    const { url } = await stub8x8([{ status: 429, headers: { 'retry-after': '7' } }, {}]);
    const { client, waits } = clientOf(url);
    await errorOf(client.sms.send(sms, { maxRetries: 0 }));

    await client.sms.send(sms);
    await client.sms.send({ ...sms, subAccountId: 'Another' });

    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(6_000);
  });

  it('do not wait when an operation with a limit of its own is asked for too often', async () => {
    const { url } = await stub8x8([{ status: 429, headers: { 'retry-after': '7' } }, {}]);
    const { client, waits } = clientOf(url);
    await errorOf(client.sms.getDetails({ umid }, { maxRetries: 0 }));

    await client.sms.send(sms);

    expect(waits).toEqual([]);
  });

  it('end at once when their turn would come after their deadline', async () => {
    const { url, requests } = await stub8x8();
    const { client } = clientOf(url, { limits: { perSubAccount: 1 } });
    await client.sms.send(sms);

    const error = await errorOf(client.sms.send(sms, { deadlineMs: 500 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 0 });
    expect(requests).toHaveLength(1);
  });

  it('can be aborted while they wait, and leave their turns to others', async () => {
    const { url, requests } = await stub8x8();
    const client = patientClientOf(url, { limits: { perSubAccount: 1 } });
    await client.sms.send(sms);
    const controller = new AbortController();
    const { signal } = controller;
    const aborted = soMany(50, () => errorOf(client.sms.send(sms, { signal })));
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

describe('a passage', () => {
  it('never lets more through in any second than it may, whoever comes and gives back', () => {
    const traffic = createThrottle({ perSubAccount: 5, perHost: 8 });
    const left = { a: [] as number[], b: [] as number[] };
    let now = 0;
    let seed = 11;
    for (let index = 0; index < 5_000; index++) {
      seed = (seed * 16_807) % 2_147_483_647;
      now += seed % 180;
      const name = seed % 3 === 0 ? 'a' : 'b';
      const passage = traffic('sms', name);
      const at = passage.reserve(now);
      if (seed % 7 === 0) passage.release(at);
      else left[name].push(at);
    }

    const most = (moments: readonly number[], allowed: number): number[] => {
      const sorted = moments.toSorted((one, other) => one - other);
      return sorted.filter((at, index) => (sorted[index + allowed] ?? Infinity) - at < 1_000);
    };
    expect(most(left.a, 5)).toEqual([]);
    expect(most(left.b, 5)).toEqual([]);
    expect(most([...left.a, ...left.b], 8)).toEqual([]);
    expect(left.a.length + left.b.length).toBeGreaterThan(4_000);
  });
});
