import { BullModule } from '@nestjs/bullmq';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule } from 'nestjs-8x8';
import { EightByEightBullModule } from 'nestjs-8x8/bullmq';
import { createTestAccount, type TestAccount } from 'nestjs-8x8/testing';
import { startRedis, type RedisServer } from '../redis-server';

/** An app that only adds bulk sends to a queue, and what it needs. Workers in other processes send. */
export interface SendingApp {
  readonly redis: RedisServer;
  readonly account: TestAccount;
  readonly app: INestApplicationContext;
  close(): Promise<void>;
}

export async function startSendingApp(): Promise<SendingApp> {
  const redis = await startRedis();
  const account = await createTestAccount({ path: false });
  @Module({
    imports: [
      BullModule.forRoot({ connection: { url: redis.url } }),
      EightByEightModule.forRoot({ ...account.options, isGlobal: true }),
      EightByEightBullModule.forRoot({ events: false, bulkWorker: false }),
    ],
  })
  class AppModule {}
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false });
  return {
    redis,
    account,
    app,
    async close() {
      await app.close();
      await account.close();
      await redis.close();
    },
  };
}
