import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule } from 'nestjs-8x8';
import { EightByEightBullModule } from 'nestjs-8x8/bullmq';
import { startRedis, type RedisServer } from '../redis-server';

let redis: RedisServer;
beforeAll(async () => (redis = await startRedis()));
afterAll(async () => await redis.close());

const countTimers = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

it('an app that is closed right after its start leaves no timer of a worker, which would keep its process alive', async () => {
  // The wait of BullMQ between two checks for stalled jobs: longer than this test waits.
  const worker = { stalledInterval: 3_600_000 };
  @Module({
    imports: [
      BullModule.forRoot({ connection: { url: redis.url } }),
      EightByEightModule.forRoot({ apiKey: 'unused', isGlobal: true }),
      EightByEightBullModule.forRoot({ eventWorker: worker, bulkWorker: worker }),
    ],
  })
  class AppModule {}
  const before = countTimers();

  // Sooner and later after the start: during the first check of a worker, and before and after it.
  for (let afterMs = 0; afterMs < 16; afterMs++) {
    const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
    await sleep(afterMs);
    await app.close();
  }

  while (countTimers() > before) await sleep(50);
  expect(countTimers()).toBeLessThanOrEqual(before);
});
