import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, nodePorts, type SharedRateLimit } from 'cpaas-8x8';
import { Redis } from 'ioredis';
import { Redis as Redis6 } from 'ioredis-6';
import { sharedLimits } from 'nestjs-8x8/bullmq';
import { startRedis, type RedisServer } from '../redis-server';

let server: RedisServer;
let sandbox: Sandbox;

beforeAll(async () => {
  server = await startRedis();
  sandbox = await createSandbox();
});
afterAll(async () => {
  await sandbox.close();
  await server.close();
});

const clientWith = (sharedRateLimit: SharedRateLimit, sleep = nodePorts().sleep) =>
  createClient({
    apiKey: sandbox.apiKey,
    subAccountIds: sandbox.subAccountIds,
    baseUrl: sandbox.url,
    limits: false,
    deadlineMs: 10_000_000,
    sharedRateLimit,
    ports: { sleep },
  });

it('makes two clients share the limit of a subaccount, with ioredis 5 and 6', async () => {
  const connections = [new Redis(server.url), new Redis6(server.url)];
  const waits: number[] = [];
  // One request in 100 seconds: the waits show the order of the requests even on a slow machine.
  const clients = connections.map((redis) =>
    clientWith(sharedLimits(redis, { perSubAccount: 0.01 }), async (ms, signal) => {
      // Shorter sleeps are the timeout for Redis.
      if (ms > 2_000) waits.push(ms);
      else await nodePorts().sleep(ms, signal);
    }),
  );

  await Promise.all(
    Array.from({ length: 10 }, async (_, index) => {
      await clients[index % 2]?.sms.send({ destination: `+6591234${500 + index}`, text: 'Hello' });
    }),
  );

  for (const redis of connections) redis.disconnect();
  const places = waits.map((ms) => Math.ceil(ms / 100_000));
  expect(places.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(sandbox.messages({ direction: 'outbound' })).toHaveLength(10);
});

it('reserves no time for a request that cannot wait long enough', async () => {
  const redis = new Redis(server.url);
  const sharedRateLimit = sharedLimits(redis, { perSubAccount: 1, prefix: 'impatient' });
  const request = { operation: 'sms.send', product: 'sms', subAccountId: 'ExampleCo' } as const;

  const waits: number[] = [];
  for (const maxWaitMs of [10_000, 0, 0, 0, 10_000])
    waits.push(await sharedRateLimit({ ...request, maxWaitMs }));

  redis.disconnect();
  expect(waits[0]).toBe(0);
  // The wait for one request, however many were refused in between.
  for (const wait of waits.slice(1)) expect(wait).toBeLessThanOrEqual(1_000);
});

it('limits each subaccount separately', async () => {
  const redis = new Redis(server.url);
  const sharedRateLimit = sharedLimits(redis, { perSubAccount: 0.01, prefix: 'two subaccounts' });
  const request = { operation: 'sms.send', product: 'sms', maxWaitMs: 10_000_000 } as const;

  await sharedRateLimit({ ...request, subAccountId: 'One' });
  const other = await sharedRateLimit({ ...request, subAccountId: 'Two' });
  const same = await sharedRateLimit({ ...request, subAccountId: 'One' });

  redis.disconnect();
  expect(other).toBeLessThan(50_000);
  expect(same).toBeGreaterThan(50_000);
});

it('allows a burst up to the limit, across processes, and no more within the window', async () => {
  const connections = [1, 2].map(() => new Redis(server.url));
  // A window of one second could end before a slow machine has sent all requests.
  const admissions = connections.map((redis) => sharedLimits(redis, { prefix: 'bursts' }));
  const rateLimit = { requests: 5, perSeconds: 1_000, scope: 'apiKey' } as const;
  const request = { operation: 'sms.getPrices', product: 'sms', rateLimit, maxWaitMs: 10_000_000 } as const;

  const waits: number[] = [];
  for (let index = 0; index < 12; index++) waits.push((await admissions[index % 2]?.(request)) ?? Number.NaN);

  for (const redis of connections) redis.disconnect();
  const windows = waits.map((ms) => Math.ceil(ms / 1_000_000));
  expect(windows).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]);
});

it("does not delay other requests by requests that wait for their own operation's limit", async () => {
  const redis = new Redis(server.url);
  const sharedRateLimit = sharedLimits(redis, { perSubAccount: 100, prefix: 'own limit' });
  const request = { product: 'sms', subAccountId: 'ExampleCo', maxWaitMs: 10_000_000 } as const;
  const rateLimit = { requests: 1, perSeconds: 1_000, scope: 'subAccount' } as const;

  const cancels: number[] = [];
  for (let index = 0; index < 5; index++)
    cancels.push(await sharedRateLimit({ ...request, operation: 'sms.cancelBatch', rateLimit }));
  const sends: number[] = [];
  for (let index = 0; index < 150; index++)
    sends.push(await sharedRateLimit({ ...request, operation: 'sms.send' }));

  redis.disconnect();
  expect(cancels.map((ms) => Math.ceil(ms / 1_000_000))).toEqual([0, 1, 2, 3, 4]);
  // 100 per second: the last of 150 requests leaves within the second second.
  expect(Math.max(...sends)).toBeLessThanOrEqual(2_000);
});

it('never exceeds the limit in any window, with requests of several limits', async () => {
  const redis = new Redis(server.url);
  const sharedRateLimit = sharedLimits(redis, { perSubAccount: 0.05, perHost: 0.1, prefix: 'mixed' });
  const leaving: number[] = [];
  const startedAt = performance.now();

  for (let index = 0; index < 30; index++) {
    const subAccountId = ['One', 'Two', 'Three'][(index * index) % 3] ?? '';
    const rateLimit = { requests: 2, perSeconds: 300, scope: 'subAccount' } as const;
    const wait = await sharedRateLimit({
      operation: 'sms.send',
      product: 'sms',
      subAccountId,
      maxWaitMs: 100_000_000,
      ...(index % 4 ? {} : { rateLimit }),
    });
    leaving.push(performance.now() - startedAt + wait);
  }

  redis.disconnect();
  const sorted = leaving.toSorted((one, other) => one - other);
  const gaps = sorted.slice(1).map((at, index) => at - (sorted[index] ?? 0));
  // One request in ten seconds, less the time that Redis took to answer.
  expect(Math.min(...gaps)).toBeGreaterThan(9_000);
});

it.each([
  ['fails', () => Promise.reject(new Error('no Redis'))],
  ['never answers', () => new Promise<never>(() => undefined)],
])('falls back to the limits of the client if Redis %s', async (_, redisEval) => {
  const client = clientWith(sharedLimits({ eval: redisEval }));

  const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });

  expect(umid).toBeTruthy();
});

it('refuses invalid limits', () => {
  const redis = { eval: async () => 0 };

  expect(() => sharedLimits(redis, { perSubAccount: 0 })).toThrow('perSubAccount is 0');
  expect(() => sharedLimits(redis, { perHost: Number.NaN })).toThrow('perHost is NaN');
});
