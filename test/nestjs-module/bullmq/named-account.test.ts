import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { BullModule } from '@nestjs/bullmq';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule } from 'nestjs-8x8';
import { BulkSends, EightByEightBullModule, InjectBulkSends } from 'nestjs-8x8/bullmq';
import { createTestAccount, type TestAccount } from 'nestjs-8x8/testing';
import { startRedis, type RedisServer } from '../redis-server';

let redis: RedisServer;
let account: TestAccount;
let app: INestApplicationContext | undefined;

beforeAll(async () => {
  redis = await startRedis();
  account = await createTestAccount({ path: false });
});
afterEach(async () => await app?.close());
afterAll(async () => {
  await account.close();
  await redis.close();
});

it('the bulk sends of a named account are injected, and a worker carries out several at the same time', async () => {
  @Injectable()
  class Campaigns {
    constructor(@InjectBulkSends('singapore') readonly bulkSends: BulkSends) {}
  }
  @Module({
    imports: [
      BullModule.forRoot({ connection: { url: redis.url } }),
      EightByEightModule.forRoot({ ...account.options, name: 'singapore', isGlobal: true }),
      EightByEightBullModule.forRootAsync({
        name: 'singapore',
        events: false,
        useFactory: () => ({ bulkConcurrency: 2 }),
      }),
    ],
    providers: [Campaigns],
  })
  class AppModule {}
  app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  const { bulkSends } = app.get(Campaigns);
  account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 500 } });
  const rows = Array.from({ length: 400 }, (_, index) => ({
    destination: `+65${90_005_000 + index}`,
    text: 'Offer',
  }));

  const request = { operation: 'sms.send', rows, batchSize: 10, concurrency: 1 } as const;
  const jobs = [await bulkSends.start(request), await bulkSends.start(request)];
  const states = async () =>
    (await Promise.all(jobs.map(({ id }) => bulkSends.status(id)))).map((status) => status?.state);
  let seen = await states();
  while (!seen.every((state) => state === 'running') && !seen.includes('completed')) {
    await sleep(20);
    seen = await states();
  }

  expect(seen).toEqual(['running', 'running']);
});
