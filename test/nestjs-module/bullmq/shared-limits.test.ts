import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type Admission } from 'cpaas-8x8';
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

const clientWith = (admission: Admission) =>
  createClient({
    apiKey: sandbox.apiKey,
    subAccountIds: sandbox.subAccountIds,
    baseUrl: sandbox.url,
    limits: false,
    admission,
  });

it('keeps two clients together to what one subaccount may send', async () => {
  const connections = [1, 2].map(() => new Redis(server.url));
  const moments: number[] = [];
  const clients = connections.map((redis) => clientWith(sharedLimits(redis, { perSubAccount: 40 })));
  const stop = sandbox.on((event) => {
    if (event.kind === 'message') moments.push(performance.now());
  });

  await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      await clients[index % 2]?.sms.send({ destination: `+65912345${10 + index}`, text: 'Hello' });
    }),
  );

  stop();
  for (const redis of connections) redis.disconnect();
  expect(moments.length).toBeGreaterThanOrEqual(60);
  // Spaced evenly, those sixty need a second and a half: on a slow machine more, never less.
  expect(Math.max(...moments) - Math.min(...moments)).toBeGreaterThan(1_200);
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

it('sends on by its own limits when nobody counts', async () => {
  const client = clientWith(() => Promise.reject(new Error('no Redis')));

  const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });

  expect(umid).toBeTruthy();
});
