/**
 * A program: an app that the tests kill.
 * Environment: SERVER (express or fastify); REDIS (the URL of the event store and of the list of handled work);
 * QUEUE (if set, events go through a queue in Redis).
 */
import 'reflect-metadata';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { WebhookEventOf } from 'cpaas-8x8';
import { Redis } from 'ioredis';
import { EightByEightModule, OnInboundSms } from 'nestjs-8x8';
import { EightByEightBullModule } from 'nestjs-8x8/bullmq';
import { RedisEventStore } from 'nestjs-8x8/redis';

const { SERVER = 'express', REDIS, QUEUE } = process.env;
const redis = REDIS ? new Redis(REDIS) : undefined;
const shortDelay = () => sleep(Math.random() * 8);

class Orders {
  @OnInboundSms()
  async steady({ umid }: WebhookEventOf<'sms.inbound'>): Promise<void> {
    if (!redis) return;
    await shortDelay();
    await redis.rpush('work', `steady ${umid} ${process.pid}`);
    await shortDelay();
  }

  /** Fails once for one event in ten. */
  @OnInboundSms()
  async fragile({ umid }: WebhookEventOf<'sms.inbound'>): Promise<void> {
    if (!redis) return;
    if (Number(umid?.slice(1)) % 10 === 0 && (await redis.set(`failed:${umid}`, 1, 'NX')))
      throw new Error('not the first time');
    await redis.rpush('work', `fragile ${umid} ${process.pid}`);
    await shortDelay();
  }
}

@Module({})
class AppModule {}

/** Short times, so that another process continues within the test after one was killed. */
const queueModule = () =>
  EightByEightBullModule.forRoot({
    events: { backoffMs: 100 },
    eventWorker: { lockDuration: 2_000, stalledInterval: 1_000, drainDelay: 1 },
    bulkWorker: false,
  });

async function main(): Promise<void> {
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
      ...(QUEUE && REDIS ? [BullModule.forRoot({ connection: { url: REDIS } }), queueModule()] : []),
    ],
    providers: [Orders],
  };
  const adapter = SERVER === 'fastify' ? new FastifyAdapter() : new ExpressAdapter();
  const app = await NestFactory.create(module, adapter, { logger: false });
  await app.listen(0, '127.0.0.1');
  process.on('message', () => {
    global.gc?.();
    process.send?.({ heap: process.memoryUsage().heapUsed });
  });
  process.on('disconnect', () => process.exit());
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  process.send?.({ port });
}

void main();
