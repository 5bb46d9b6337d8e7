import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullModule } from '@nestjs/bullmq';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { EightByEightModule, fromCsv } from 'nestjs-8x8';
import { BulkSends, EightByEightBullModule, getBulkQueueName, type BulkStatus } from 'nestjs-8x8/bullmq';
import { createTestAccount, type TestAccount } from 'nestjs-8x8/testing';
import { startRedis, type RedisServer } from '../redis-server';

// The last four digits of these numbers trigger no special behavior in the sandbox.
function* customers(count: number): Generator<{ destination: string; text: string }> {
  for (let index = 0; index < count; index++) {
    yield { destination: `+65${90_005_000 + index}`, text: `Offer ${index}` };
  }
}

@Module({})
class AppModule {}

describe('bulk sends', () => {
  let redis: RedisServer;
  let account: TestAccount;
  const apps: INestApplicationContext[] = [];

  beforeAll(async () => (redis = await startRedis()));
  afterAll(async () => await redis.close());
  beforeEach(async () => (account = await createTestAccount({ path: false })));
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.close();
    await account.close();
  });

  const modules = (withWorker: boolean) => [
    BullModule.forRoot({ connection: { url: redis.url } }),
    EightByEightModule.forRoot({ ...account.options, isGlobal: true }),
    EightByEightBullModule.forRoot({ events: false, ...(withWorker ? {} : { bulkWorker: false }) }),
  ];

  const start = async (withWorker = true): Promise<BulkSends> => {
    const app = await NestFactory.createApplicationContext(
      { module: AppModule, imports: modules(withWorker) },
      { logger: false },
    );
    apps.push(app);
    return app.get(BulkSends);
  };

  const ended = async (bulk: BulkSends, id: string): Promise<BulkStatus> => {
    for (;;) {
      const status = await bulk.status(id);
      if (status && status.state !== 'running' && status.state !== 'waiting') return status;
      await sleep(50);
    }
  };

  it('send to every recipient once, and report the progress', async () => {
    const bulk = await start();

    const { id, total } = await bulk.start({ operation: 'sms.send', rows: customers(1_200), batchSize: 100 });

    const status = await ended(bulk, id);
    expect(total).toBe(1_200);
    expect(status).toMatchObject({
      state: 'completed',
      total: 1_200,
      progress: { done: 1_200, accepted: 1_200 },
    });
    const texts = account.sandbox.messages({ direction: 'outbound' }).map(({ text }) => text);
    expect(new Set(texts).size).toBe(1_200);
    expect(texts).toHaveLength(1_200);
  });

  it('list the recipients to whom nothing was sent, and why', async () => {
    const bulk = await start();
    const rows = [
      { destination: '+6591234567', text: 'Hello' },
      { destination: 'nobody', text: 'Hello' },
    ];

    const { id } = await bulk.start({ operation: 'sms.send', rows });

    expect(await ended(bulk, id)).toMatchObject({
      state: 'completed',
      progress: { accepted: 1, rejected: 1 },
    });
    const problems = [];
    for await (const problem of bulk.problems(id)) problems.push(problem);
    expect(problems).toMatchObject([{ index: 1, status: 'rejected' }]);
    expect(problems[0]?.reason).toContain('destination');
  });

  it('send to the rows of a CSV, and name the line of a row that cannot be read', async () => {
    const bulk = await start();
    const csv = 'destination,text\n+6591234567,Hello\n+6591234568\n+6591234569,"Good, morning"\n';

    const { id } = await bulk.start({ operation: 'sms.send', rows: fromCsv(csv) });

    expect(await ended(bulk, id)).toMatchObject({ progress: { accepted: 2, rejected: 1 } });
    const problems = [];
    for await (const problem of bulk.problems(id)) problems.push(problem);
    expect(problems).toMatchObject([{ index: 1, status: 'rejected' }]);
    expect(problems[0]?.reason).toContain('line 3');
  });

  it('start later and in the order of their priority', async () => {
    const bulk = await start(false);
    const send = (text: string, order: { readonly priority?: number; readonly delayMs?: number }) =>
      bulk.start({ operation: 'sms.send', rows: [{ destination: '+6591234567', text }], ...order });
    const startedAt = Date.now();
    const ids = [
      await send('later', { priority: 1, delayMs: 1_500 }),
      await send('second', { priority: 9 }),
      await send('first', { priority: 2 }),
    ].map(({ id }) => id);

    await start();
    for (const id of ids) await ended(bulk, id);

    const sent = account.sandbox.messages({ direction: 'outbound' });
    const later = sent.find(({ text }) => text === 'later');
    expect(sent.map(({ text }) => text).filter((text) => text !== 'later')).toEqual(['first', 'second']);
    expect(Date.parse(later?.createdAt ?? '')).toBeGreaterThanOrEqual(startedAt + 1_500);
  });

  it('stop when they are cancelled', async () => {
    const bulk = await start();
    account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 60 } });

    const { id } = await bulk.start({
      operation: 'sms.send',
      rows: customers(2_000),
      batchSize: 20,
      concurrency: 1,
    });
    await account.sandbox.waitForMessage({ direction: 'outbound' });
    await bulk.cancel(id);

    const leftBefore = account.sandbox.messages({ direction: 'outbound' }).length;
    const { state, progress } = await ended(bulk, id);
    const sent = account.sandbox.messages({ direction: 'outbound' }).length;
    expect(state).toBe('cancelled');
    expect(sent).toBe(progress.accepted);
    // One batch may be on its way when the cancellation arrives.
    expect(sent).toBeLessThanOrEqual(leftBefore + 20);
  });

  it('send nothing if they are cancelled before a worker starts them', async () => {
    const bulk = await start(false);
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(200), batchSize: 20 });
    await bulk.cancel(id);
    expect(await bulk.status(id)).toMatchObject({ state: 'cancelled', progress: { done: 0 } });

    await start();
    const probe = new Queue(getBulkQueueName(), { connection: { url: redis.url } });
    while ((await probe.getJobState(id)) !== 'completed') await sleep(50);
    await probe.close();

    expect(await ended(bulk, id)).toMatchObject({ state: 'cancelled', progress: { done: 0 } });
    expect(account.sandbox.messages({ direction: 'outbound' })).toHaveLength(0);
  });

  it('fail without another attempt if the options are invalid', async () => {
    const bulk = await start();

    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(2), batchSize: 20_000 });

    const { state, reason } = await ended(bulk, id);
    expect(state).toBe('failed');
    expect(reason).toContain('batchSize');
  });

  it('list each problem once and in order, even if another process continues', async () => {
    const bulk = await start(false);
    await start();
    const rows = Array.from({ length: 600 }, (_, index) => ({
      destination: index % 3 === 0 ? 'nobody' : `+65${90_005_000 + index}`,
      text: `Offer ${index}`,
    }));
    account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 30 } });

    const { id } = await bulk.start({ operation: 'sms.send', rows, batchSize: 20, concurrency: 3 });
    await account.sandbox.waitForMessage({ direction: 'outbound' });
    await apps.pop()?.close();
    await start();

    expect(await ended(bulk, id)).toMatchObject({ progress: { done: 600, accepted: 400, rejected: 200 } });
    const places: number[] = [];
    for await (const { index } of bulk.problems(id)) places.push(index);
    expect(places).toEqual(Array.from({ length: 200 }, (_, number) => number * 3));
  });

  it('continue in another process after the first one closes', async () => {
    const bulk = await start(false);
    await start();
    account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 30 } });

    const { id } = await bulk.start({
      operation: 'sms.send',
      rows: customers(1_000),
      batchSize: 20,
      concurrency: 1,
    });
    await account.sandbox.waitForMessage({ direction: 'outbound' });
    await apps.pop()?.close();
    expect((await bulk.status(id))?.progress.done).toBeLessThan(1_000);
    await start();

    expect(await ended(bulk, id)).toMatchObject({
      state: 'completed',
      progress: { done: 1_000, accepted: 1_000 },
    });
    const texts = account.sandbox.messages({ direction: 'outbound' }).map(({ text }) => text);
    expect(texts).toHaveLength(1_000);
    expect(new Set(texts).size).toBe(1_000);
  });

  it('delete the stored rows if reading a row fails', async () => {
    const bulk = await start(false);
    const probe = new Redis(redis.url);
    const before = await probe.keys('*');
    function* broken(): Generator<object> {
      yield* customers(1_200);
      throw new Error('the database is gone');
    }

    await expect(bulk.start({ operation: 'sms.send', rows: broken() })).rejects.toThrow(
      'the database is gone',
    );

    expect((await probe.keys('*')).filter((key) => !before.includes(key))).toEqual([]);
    probe.disconnect();
  });

  it('let an app close that was never started', async () => {
    const module = await Test.createTestingModule({ imports: modules(true) }).compile();

    await expect(module.close()).resolves.toBeUndefined();
  });

  it('refuse operations that cannot be batched, and an empty list', async () => {
    const bulk = await start(false);

    await expect(bulk.start({ operation: 'sms.getBalance' as 'sms.send', rows: [{}] })).rejects.toThrow(
      'Use one of sms.send, sms.sendSurvey, chatApps.send',
    );
    await expect(bulk.start({ operation: 'sms.send', rows: [] })).rejects.toThrow('rows is empty');
  });

  it.each([
    [{ delayMs: 8 * 86_400_000 }, 'delayMs is 691200000, but the rows are kept for 604800000 ms'],
    [{ delayMs: 5_000, keepMs: 5_000 }, 'delayMs is 5000, but the rows are kept for 5000 ms'],
    [{ delayMs: -1 }, 'delayMs is -1'],
    [{ delayMs: NaN }, 'delayMs is NaN'],
    [{ keepMs: 0 }, 'keepMs is 0'],
    [{ keepMs: 1.5 }, 'keepMs is 1.5'],
  ])('refuse %j, with which the rows would be gone at the start', async (options, message) => {
    const bulk = await start(false);

    const started = bulk.start({ operation: 'sms.send', rows: customers(1), ...options });

    await expect(started).rejects.toThrow(message);
  });
});
