import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullModule } from '@nestjs/bullmq';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule } from 'nestjs-8x8';
import {
  BulkSends,
  EightByEightBullModule,
  type BulkProblem,
  type BulkResult,
  type BulkState,
  type BulkStatus,
} from 'nestjs-8x8/bullmq';
import { createTestAccount, type TestAccount } from 'nestjs-8x8/testing';
import { startRedis, type RedisServer } from '../redis-server';

// The last four digits of these numbers trigger no special behavior in the sandbox.
const customers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    destination: `+65${90_005_000 + index}`,
    text: `Offer ${index}`,
  }));

@Module({})
class AppModule {}

describe('a campaign', () => {
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

  async function start(withWorker = true): Promise<BulkSends> {
    const app = await NestFactory.createApplicationContext(
      {
        module: AppModule,
        imports: [
          BullModule.forRoot({ connection: { url: redis.url } }),
          EightByEightModule.forRoot({ ...account.options, isGlobal: true }),
          EightByEightBullModule.forRoot({ events: false, ...(withWorker ? {} : { bulkWorker: false }) }),
        ],
      },
      { logger: false },
    );
    apps.push(app);
    return app.get(BulkSends);
  }

  async function waitForState(bulk: BulkSends, id: string, ...states: BulkState[]): Promise<BulkStatus> {
    for (;;) {
      const status = await bulk.status(id);
      if (status && states.includes(status.state)) return status;
      await sleep(20);
    }
  }

  const sent = () => account.sandbox.messages({ direction: 'outbound' });

  async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
    const found: T[] = [];
    for await (const each of source) found.push(each);
    return found;
  }

  const slowly = () =>
    account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 30 } });

  it('pauses after the batch that is being sent, and resumes without sending anything twice', async () => {
    const bulk = await start();
    slowly();
    const rows = customers(1_000);
    const { id } = await bulk.start({ operation: 'sms.send', rows, batchSize: 20, concurrency: 2 });
    await account.sandbox.waitForMessage({ direction: 'outbound' });

    await bulk.pause(id);
    const paused = await waitForState(bulk, id, 'paused');
    const sentBefore = sent().length;
    await sleep(300);

    expect(sent()).toHaveLength(sentBefore);
    expect(sentBefore).toBeLessThan(1_000);
    expect(paused.progress).toMatchObject({ done: sentBefore, accepted: sentBefore });
    expect(await all(bulk.results(id))).toHaveLength(sentBefore);

    await bulk.resume(id);
    expect(await waitForState(bulk, id, 'completed', 'failed')).toMatchObject({
      state: 'completed',
      progress: { done: 1_000, accepted: 1_000 },
    });
    expect(sent()).toHaveLength(1_000);
    expect(new Set(sent().map(({ text }) => text)).size).toBe(1_000);
  });

  it('is resumed by another process after the one that paused it has closed', async () => {
    const bulk = await start(false);
    await start();
    slowly();
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(400), batchSize: 20 });
    await account.sandbox.waitForMessage({ direction: 'outbound' });
    await bulk.pause(id);
    await waitForState(bulk, id, 'paused');
    await apps.pop()?.close();
    await start();

    await bulk.resume(id);

    expect(await waitForState(bulk, id, 'completed')).toMatchObject({ progress: { accepted: 400 } });
    expect(new Set(sent().map(({ text }) => text)).size).toBe(400);
    expect(sent()).toHaveLength(400);
  });

  it('sends nothing if it is paused before a worker has it, and all once it is resumed', async () => {
    const bulk = await start(false);
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(10) });
    await bulk.pause(id);
    await start();
    await sleep(500);
    expect(await bulk.status(id)).toMatchObject({ state: 'paused', progress: { done: 0 } });
    expect(sent()).toHaveLength(0);

    await bulk.resume(id);

    expect(await waitForState(bulk, id, 'completed')).toMatchObject({ progress: { accepted: 10 } });
  });

  it('keeps its delay: resuming before the delay is over does not start it', async () => {
    const bulk = await start();
    const rows = customers(1);
    const { id } = await bulk.start({ operation: 'sms.send', rows, delayMs: 3_600_000 });
    await bulk.pause(id);
    expect(await bulk.status(id)).toMatchObject({ state: 'paused' });

    await bulk.resume(id);
    await sleep(300);

    expect(await bulk.status(id)).toMatchObject({ state: 'waiting' });
    expect(sent()).toHaveLength(0);
  });

  it.each([1, 2, 3])('survives pauses and resumes in quick succession (%i)', async () => {
    const bulk = await start();
    slowly();
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(300), batchSize: 10 });
    await account.sandbox.waitForMessage({ direction: 'outbound' });
    for (let time = 0; time < 10; time++) {
      await bulk.pause(id);
      await sleep(time * 5);
      await bulk.resume(id);
    }

    expect(await waitForState(bulk, id, 'completed')).toMatchObject({ progress: { accepted: 300 } });
    expect(sent()).toHaveLength(300);
  });

  it('ends if it is cancelled while it is paused', async () => {
    const bulk = await start();
    slowly();
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(400), batchSize: 20 });
    await account.sandbox.waitForMessage({ direction: 'outbound' });
    await bulk.pause(id);
    const { progress } = await waitForState(bulk, id, 'paused');

    await bulk.cancel(id);

    expect(await waitForState(bulk, id, 'cancelled', 'completed')).toMatchObject({
      state: 'cancelled',
      progress: { done: progress.done },
    });
    expect(sent()).toHaveLength(progress.done);
  });

  it('tells for each recipient the umid of the message, or why there is none', async () => {
    const bulk = await start();
    const rows = customers(1_200).map((row, index) =>
      index % 400 === 7 ? { ...row, destination: 'nobody' } : row,
    );
    const { id } = await bulk.start({ operation: 'sms.send', rows, batchSize: 100 });
    await waitForState(bulk, id, 'completed');

    const results = await all<BulkResult>(bulk.results(id));

    expect(results.map(({ index }) => index)).toEqual(rows.map((_, index) => index));
    const textOf = new Map(sent().map(({ umid, text }) => [umid, text]));
    for (const result of results)
      if (result.status === 'accepted') expect(textOf.get(result.umid ?? '')).toBe(`Offer ${result.index}`);
    const problems = results.filter(({ status }) => status !== 'accepted');
    expect(problems).toEqual(await all<BulkProblem>(bulk.problems(id)));
    expect(problems).toMatchObject([7, 407, 807].map((index) => ({ index, status: 'rejected' })));
  });

  it('has pages of results', async () => {
    const bulk = await start();
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(1_100), batchSize: 300 });
    await waitForState(bulk, id, 'completed');

    const page = await all(bulk.results(id, { from: 745, limit: 50 }));
    const last = await all(bulk.results(id, { from: 1_050, limit: 100 }));

    expect(page.map(({ index }) => index)).toEqual(Array.from({ length: 50 }, (_, place) => 745 + place));
    expect(last.map(({ index }) => index)).toEqual(Array.from({ length: 50 }, (_, place) => 1_050 + place));
  });

  it('cannot be paused or resumed once it has ended, or if it does not exist', async () => {
    const bulk = await start();
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(1) });
    await waitForState(bulk, id, 'completed');

    await expect(bulk.pause(id)).rejects.toThrow('has ended (completed), and cannot be paused');
    await expect(bulk.resume(id)).rejects.toThrow('has ended (completed), and cannot be resumed');
    await expect(bulk.pause('nothing')).rejects.toThrow('There is no bulk send nothing');
  });
});
