/**
 * The app of the matrix with its events in a queue, and bulk sends as jobs. REDIS is a URL. A number that the test sends over
 * the IPC channel starts a bulk send to that many recipients; the app answers with its final status.
 */
require('reflect-metadata');
const { setTimeout: sleep } = require('node:timers/promises');
const { BullModule } = require('@nestjs/bullmq');
const { ExpressAdapter } = require('@nestjs/platform-express');
const { EightByEightBullModule, BulkSends, sharedLimits } = require('nestjs-8x8/bullmq');
const { RedisEventStore } = require('nestjs-8x8/redis');
const { Redis } = require('ioredis');
const { boot } = require('./app.cjs');

const { REDIS, EIGHT_BY_EIGHT } = process.env;
const redis = new Redis(REDIS);
const { webhooks, ...account } = JSON.parse(EIGHT_BY_EIGHT);

function* customers(count) {
  for (let index = 0; index < count; index++)
    yield { destination: `+65${90_005_000 + index}`, text: `Offer ${index}` };
}

async function main() {
  const app = await boot({
    common: require('@nestjs/common'),
    core: require('@nestjs/core'),
    eightByEight: require('nestjs-8x8'),
    Adapter: ExpressAdapter,
    options: {
      ...account,
      isGlobal: true,
      sharedRateLimit: sharedLimits(redis),
      webhooks: { ...webhooks, store: new RedisEventStore({ redis }) },
    },
    imports: [BullModule.forRoot({ connection: { url: REDIS } }), EightByEightBullModule.forRoot()],
  });
  process.on('message', async (count) => {
    const bulk = app.get(BulkSends);
    const { id } = await bulk.start({ operation: 'sms.send', rows: customers(count), batchSize: 10 });
    let status = await bulk.status(id);
    while (status.state === 'waiting' || status.state === 'running') {
      await sleep(50);
      status = await bulk.status(id);
    }
    process.send(status);
  });
}

void main();
