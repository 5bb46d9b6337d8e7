/**
 * An app of the built package, in a process that may be killed.
 * Environment: SERVER (express, fastify), REDIS (a URL: then events are remembered there, and work is written there),
 * QUEUE (then events go through a queue there, before they are answered).
 */
require('reflect-metadata');
const { setTimeout: sleep } = require('node:timers/promises');
const { NestFactory } = require('@nestjs/core');
const { EightByEightModule, OnInboundSms } = require('nestjs-8x8');
const { RedisEventStore } = require('nestjs-8x8/redis');
const { Redis } = require('ioredis');
const { BullModule } = require('@nestjs/bullmq');
const { EightByEightBullModule } = require('nestjs-8x8/bullmq');

const { SERVER = 'express', REDIS, QUEUE } = process.env;
const redis = REDIS ? new Redis(REDIS) : undefined;
const moment = () => sleep(Math.random() * 8);

class Orders {
  async steady(event) {
    if (!redis) return;
    await moment();
    await redis.rpush('work', `steady ${event.umid} ${process.pid}`);
    await moment();
  }

  /** Fails once for one event in ten. */
  async fragile(event) {
    if (!redis) return;
    if (Number(event.umid.slice(1)) % 10 === 0 && (await redis.set(`failed:${event.umid}`, 1, 'NX')))
      throw new Error('not the first time');
    await redis.rpush('work', `fragile ${event.umid} ${process.pid}`);
    await moment();
  }
}
for (const method of ['steady', 'fragile'])
  OnInboundSms()(Orders.prototype, method, Object.getOwnPropertyDescriptor(Orders.prototype, method));

class AppModule {}

/** Times are short, so that what a dead worker held is taken up within the test. */
const throughQueue = () =>
  EightByEightBullModule.forRoot({
    events: { backoffMs: 100 },
    eventWorker: { lockDuration: 2_000, stalledInterval: 1_000, drainDelay: 1 },
    bulkWorker: false,
  });

async function main() {
  const webhooks = {
    path: '/webhooks/8x8',
    authorization: 'Bearer s3cret',
    leaseMs: 1_000,
    ...(redis && { store: new RedisEventStore({ redis }) }),
  };
  const module = {
    module: AppModule,
    imports: [
      EightByEightModule.forRoot({ apiKey: 'test-key', webhooks, isGlobal: true }),
      ...(QUEUE ? [BullModule.forRoot({ connection: { url: REDIS } }), throughQueue()] : []),
    ],
    providers: [Orders],
  };
  const { ExpressAdapter } = require('@nestjs/platform-express');
  const { FastifyAdapter } = require('@nestjs/platform-fastify');
  const adapter = SERVER === 'fastify' ? new FastifyAdapter() : new ExpressAdapter();
  const app = await NestFactory.create(module, adapter, { logger: false });
  await app.listen(0, '127.0.0.1');
  process.on('message', () => {
    global.gc?.();
    process.send({ heap: process.memoryUsage().heapUsed });
  });
  process.on('disconnect', () => process.exit());
  process.send({ port: app.getHttpServer().address().port });
}

void main();
