import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import { Redis as Redis6 } from 'ioredis-6';
import { MemoryEventStore, OnInboundSms, type EventStore } from 'nestjs-8x8';
import { RedisEventStore } from 'nestjs-8x8/redis';
import { RecordingLogger } from '../handlers/recording-logger';
import { startRedis, type RedisServer } from '../redis-server';
import { inboundSms, startApp } from './started-app';

@Injectable()
class Orders {
  @OnInboundSms()
  received(): void {}
}

let redis: RedisServer;
let ioredis6: Redis6;
let stores: Record<string, EventStore>;
let count = 0;
const nextKey = () => `sms.inbound/${++count}`;

beforeAll(async () => {
  redis = await startRedis();
  ioredis6 = new Redis6(redis.url);
  stores = {
    memory: new MemoryEventStore(),
    redis: new RedisEventStore({ redis: redis.url }),
    // The types of the module are those of the ioredis that is installed beside it: here, version 5.
    'redis through ioredis 6': new RedisEventStore({
      redis: ioredis6 as unknown as Redis,
      prefix: 'ioredis-6:',
    }),
  };
});

afterAll(async () => {
  await stores['redis']?.close?.();
  await ioredis6.quit();
  await redis.close();
});

describe.each(['memory', 'redis', 'redis through ioredis 6'])('the event store in %s', (name) => {
  const store = (): EventStore => stores[name] as EventStore;
  const tokenOf = (claim: Awaited<ReturnType<EventStore['claim']>>) =>
    claim.state === 'mine' ? claim.token : undefined;

  it('gives an event to one of many concurrent claims', async () => {
    const key = nextKey();

    const claims = await Promise.all(Array.from({ length: 20 }, () => store().claim(key, 60_000)));

    expect(claims.filter(({ state }) => state === 'mine')).toHaveLength(1);
    expect(claims.filter(({ state }) => state === 'busy')).toHaveLength(19);
  });

  it('recognizes a finished event', async () => {
    const key = nextKey();
    await store().claim(key, 60_000);
    await store().finish(key, 60_000);

    expect(await store().claim(key, 60_000)).toEqual({ state: 'done' });
  });

  it('tells the next claim which handlers have succeeded', async () => {
    const key = nextKey();
    const claim = await store().claim(key, 60_000);
    await store().handled(key, 'Orders.one');
    await store().handled(key, 'Orders.two');
    await store().release(key, tokenOf(claim));

    const next = await store().claim(key, 60_000);

    expect(next).toMatchObject({ state: 'mine', handled: ['Orders.one', 'Orders.two'] });
  });

  it('allows a new claim once a claim has expired, and ignores a release by the expired claim', async () => {
    const key = nextKey();
    const late = await store().claim(key, 1);
    await store().handled(key, 'Orders.one');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = await store().claim(key, 60_000);

    await store().release(key, tokenOf(late));
    await store().extend?.(key, 1, tokenOf(late));
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(next).toMatchObject({ state: 'mine', handled: ['Orders.one'] });
    expect(await store().claim(key, 60_000)).toEqual({ state: 'busy' });
  });

  it('keeps a claim for as long as it is extended', async () => {
    const key = nextKey();
    const claim = await store().claim(key, 1_000);
    await store().extend?.(key, 60_000, tokenOf(claim));
    await new Promise((resolve) => setTimeout(resolve, 1_100));

    expect(await store().claim(key, 60_000)).toEqual({ state: 'busy' });
  });

  it('forgets a finished event after keepMs', async () => {
    const key = nextKey();
    await store().claim(key, 60_000);
    await store().finish(key, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(await store().claim(key, 60_000)).toMatchObject({ state: 'mine', handled: [] });
  });

  it('answers a ping', async () => {
    await expect(Promise.resolve(store().ping?.())).resolves.toBeUndefined();
  });
});

it('MemoryEventStore removes the oldest events, but none that is being handled', async () => {
  const store = new MemoryEventStore({ maxEvents: 10 });
  await store.claim('open', 60_000);
  for (let index = 0; index < 100; index++) {
    await store.claim(`event-${index}`, 60_000);
    await store.finish(`event-${index}`, 60_000);
  }

  expect(await store.claim('open', 60_000)).toEqual({ state: 'busy' });
  expect(await store.claim('event-99', 60_000)).toEqual({ state: 'done' });
  expect(await store.claim('event-0', 60_000)).toMatchObject({ state: 'mine' });
});

it('MemoryEventStore forgets the oldest events first, handled or not', async () => {
  const store = new MemoryEventStore({ maxEvents: 3 });
  await store.claim('half handled', 60_000);
  await store.handled('half handled', 'Orders.one');
  await store.release('half handled');
  for (const key of ['one', 'two', 'three']) {
    await store.claim(key, 60_000);
    await store.finish(key, 2 * 24 * 60 * 60 * 1_000);
  }

  expect(await store.claim('one', 60_000)).toEqual({ state: 'done' });
  expect(await store.claim('half handled', 60_000)).toMatchObject({ state: 'mine', handled: [] });
});

it('RedisEventStore makes the app answer 503 if Redis is away, with a line', async () => {
  const away = await startRedis();
  const store = new RedisEventStore({ redis: away.url });
  await store.ping();
  const { app, post } = await startApp({ server: 'express', providers: [Orders], webhooks: { store } });
  const log = new RecordingLogger();
  Logger.overrideLogger(log);
  await away.close();

  const { status } = await post(inboundSms());
  Logger.overrideLogger(false);
  await app.close();

  expect(status).toBe(503);
  expect(log.having('The store of webhook events failed in claim')).toHaveLength(1);
});

it('RedisEventStore keeps the client of the app open', async () => {
  const { Redis } = await import('ioredis');
  const client = new Redis(redis.url);
  const store = new RedisEventStore({ redis: client, prefix: 'mine:' });
  await store.claim('one', 60_000);
  await store.close();

  expect(await client.keys('mine:*')).toEqual(['mine:one']);
  await client.quit();
});
