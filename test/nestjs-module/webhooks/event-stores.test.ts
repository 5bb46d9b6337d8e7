import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type EventStore } from 'nestjs-8x8';
import { RedisEventStore } from 'nestjs-8x8/redis';
import { startRedis, type RedisServer } from '../redis-server';

let redis: RedisServer;
let stores: Record<string, EventStore>;
let count = 0;
const nextKey = () => `sms.inbound/${++count}`;

beforeAll(async () => {
  redis = await startRedis();
  stores = { memory: new MemoryEventStore(), redis: new RedisEventStore({ redis: redis.url }) };
});

afterAll(async () => {
  await stores['redis']?.close?.();
  await redis.close();
});

describe.each(['memory', 'redis'])('the event store in %s', (name) => {
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

it('RedisEventStore keeps the client of the app open', async () => {
  const { Redis } = await import('ioredis');
  const client = new Redis(redis.url);
  const store = new RedisEventStore({ redis: client, prefix: 'mine:' });
  await store.claim('one', 60_000);
  await store.close();

  expect(await client.keys('mine:*')).toEqual(['mine:one']);
  await client.quit();
});
