/**
 * The app of the matrix in two: an HTTP app that queues events, and a worker without an HTTP server that handles them.
 * The worker has the options of the HTTP app, `webhooks` included. WORKER is `context` or `microservice`. REDIS is a URL.
 */
require('reflect-metadata');
const { BullModule } = require('@nestjs/bullmq');
const common = require('@nestjs/common');
const core = require('@nestjs/core');
const { Transport } = require('@nestjs/microservices');
const { ExpressAdapter } = require('@nestjs/platform-express');
const eightByEight = require('nestjs-8x8');
const { EightByEightBullModule } = require('nestjs-8x8/bullmq');
const { appModule, boot } = require('./app.cjs');

const { REDIS, EIGHT_BY_EIGHT, WORKER } = process.env;
const { webhooks, ...account } = JSON.parse(EIGHT_BY_EIGHT);
const parts = (options, bull) => ({
  common,
  core,
  eightByEight,
  options: { ...options, isGlobal: true },
  imports: [
    BullModule.forRoot({ connection: { url: REDIS } }),
    EightByEightBullModule.forRoot({ prefix: 'matrix', ...bull }),
  ],
});

async function startWorker() {
  const settings = { logger: ['error'], abortOnError: false };
  const module = appModule(parts({ ...account, webhooks }));
  if (WORKER === 'context') return core.NestFactory.createApplicationContext(module, settings);
  const transport = { transport: Transport.TCP, options: { host: '127.0.0.1', port: 0 } };
  const service = await core.NestFactory.createMicroservice(module, { ...settings, ...transport });
  await service.listen();
  return service;
}

async function main() {
  const worker = await startWorker();
  worker.enableShutdownHooks();
  await boot({ ...parts({ ...account, webhooks }, { eventWorker: false }), Adapter: ExpressAdapter });
}

void main();
