import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, nodePorts, type Admission } from 'cpaas-8x8';
import { Redis } from 'ioredis';
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

const clientWith = (admission: Admission, sleep = nodePorts().sleep) =>
  createClient({
    apiKey: sandbox.apiKey,
    subAccountIds: sandbox.subAccountIds,
    baseUrl: sandbox.url,
    limits: false,
    deadlineMs: 10_000_000,
    admission,
    ports: { sleep },
  });

it('keeps two clients together to what one subaccount may send', async () => {
  const connections = [1, 2].map(() => new Redis(server.url));
  const waits: number[] = [];
  // One in a hundred seconds: however slow the machine is, the places in the line can be told from the waits.
  const clients = connections.map((redis) =>
    clientWith(sharedLimits(redis, { perSubAccount: 0.01 }), async (ms, signal) => {
      // Shorter is how long Redis may take to answer.
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

it('books no moment for a request that cannot wait for it', async () => {
  const redis = new Redis(server.url);
  const admission = sharedLimits(redis, { perSubAccount: 1, prefix: 'impatient' });
  const request = { operation: 'sms.send', product: 'sms', subAccountId: 'ExampleCo' } as const;

  const waits: number[] = [];
  for (const mostMs of [10_000, 0, 0, 0, 10_000]) waits.push(await admission({ ...request, mostMs }));

  redis.disconnect();
  expect(waits[0]).toBe(0);
  // As long as one request takes, whatever was asked for in between.
  for (const wait of waits.slice(1)) expect(wait).toBeLessThanOrEqual(1_000);
});

it('lets subaccounts have a line each', async () => {
  const redis = new Redis(server.url);
  const book = sharedLimits(redis, { perSubAccount: 0.01, prefix: 'two subaccounts' });
  const request = { operation: 'sms.send', product: 'sms', mostMs: 10_000_000 } as const;

  await book({ ...request, subAccountId: 'One' });
  const other = await book({ ...request, subAccountId: 'Two' });
  const same = await book({ ...request, subAccountId: 'One' });

  redis.disconnect();
  expect(other).toBeLessThan(50_000);
  expect(same).toBeGreaterThan(50_000);
});

it('lets as many leave at once as the limit allows, by whichever process, and no more in its time', async () => {
  const connections = [1, 2].map(() => new Redis(server.url));
  // A limit a second would be over before a slow machine has asked.
  const books = connections.map((redis) => sharedLimits(redis, { prefix: 'bursts' }));
  const rateLimit = { requests: 5, perSeconds: 1_000, scope: 'apiKey' } as const;
  const request = { operation: 'sms.getPrices', product: 'sms', rateLimit, mostMs: 10_000_000 } as const;

  const waits: number[] = [];
  for (let index = 0; index < 12; index++) waits.push((await books[index % 2]?.(request)) ?? Number.NaN);

  for (const redis of connections) redis.disconnect();
  const windows = waits.map((ms) => Math.ceil(ms / 1_000_000));
  expect(windows).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]);
});

it('holds nobody back by requests that wait for a limit of their own', async () => {
  const redis = new Redis(server.url);
  const book = sharedLimits(redis, { perSubAccount: 100, prefix: 'own limit' });
  const request = { product: 'sms', subAccountId: 'ExampleCo', mostMs: 10_000_000 } as const;
  const rateLimit = { requests: 1, perSeconds: 1_000, scope: 'subAccount' } as const;

  const cancels: number[] = [];
  for (let index = 0; index < 5; index++)
    cancels.push(await book({ ...request, operation: 'sms.cancelBatch', rateLimit }));
  const sends: number[] = [];
  for (let index = 0; index < 150; index++) sends.push(await book({ ...request, operation: 'sms.send' }));

  redis.disconnect();
  expect(cancels.map((ms) => Math.ceil(ms / 1_000_000))).toEqual([0, 1, 2, 3, 4]);
  // A hundred a second: the last of them is within the second second.
  expect(Math.max(...sends)).toBeLessThanOrEqual(2_000);
});

it('never books more in a window than the limit, however requests of several limits mix', async () => {
  const redis = new Redis(server.url);
  const book = sharedLimits(redis, { perSubAccount: 0.05, perHost: 0.1, prefix: 'mixed' });
  const leaving: number[] = [];
  const startedAt = performance.now();

  for (let index = 0; index < 30; index++) {
    const subAccountId = ['One', 'Two', 'Three'][(index * index) % 3] ?? '';
    const rateLimit = { requests: 2, perSeconds: 300, scope: 'subAccount' } as const;
    const wait = await book({
      operation: 'sms.send',
      product: 'sms',
      subAccountId,
      mostMs: 100_000_000,
      ...(index % 4 ? {} : { rateLimit }),
    });
    leaving.push(performance.now() - startedAt + wait);
  }

  redis.disconnect();
  const sorted = leaving.toSorted((one, other) => one - other);
  const gaps = sorted.slice(1).map((at, index) => at - (sorted[index] ?? 0));
  // One in ten seconds, but for how long Redis took to answer.
  expect(Math.min(...gaps)).toBeGreaterThan(9_000);
});

it.each([
  ['fails', () => Promise.reject(new Error('no Redis'))],
  ['never answers', () => new Promise<never>(() => undefined)],
])('sends on by its own limits when Redis %s', async (_, redisEval) => {
  const client = clientWith(sharedLimits({ eval: redisEval }));

  const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });

  expect(umid).toBeTruthy();
});

it('refuses limits that are none', () => {
  const redis = { eval: async () => 0 };

  expect(() => sharedLimits(redis, { perSubAccount: 0 })).toThrow('perSubAccount is 0');
  expect(() => sharedLimits(redis, { perHost: Number.NaN })).toThrow('perHost is NaN');
});
