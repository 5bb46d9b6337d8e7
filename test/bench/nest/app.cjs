/**
 * An app in a process of its own. `ours` receives, verifies, de-duplicates and handles; `bare` is a controller of Nest that gets
 * the same body; `empty` has neither. Tells its port, and what it took from the first module to listening.
 */
require('reflect-metadata');
const { Controller, Post, Body, HttpCode } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const [kind, server] = process.argv.slice(2);
const adapterOf = () => {
  if (server === 'fastify') return new (require('@nestjs/platform-fastify').FastifyAdapter)();
  return new (require('@nestjs/platform-express').ExpressAdapter)();
};
const adapter = adapterOf();

let received = 0;

function decorated(target, method, ...decorators) {
  for (const decorate of decorators)
    decorate(target.prototype, method, Object.getOwnPropertyDescriptor(target.prototype, method));
}

class Webhooks {
  receive() {
    received++;
  }
}

class Handlers {
  receive() {
    received++;
  }
}

class AppModule {}

function bareModule() {
  Controller('webhooks/8x8')(Webhooks);
  Body()(Webhooks.prototype, 'receive', 0);
  decorated(Webhooks, 'receive', Post(), HttpCode(200));
  return { module: AppModule, controllers: [Webhooks] };
}

function ourModule() {
  const { EightByEightModule, OnInboundSms } = require('nestjs-8x8');
  decorated(Handlers, 'receive', OnInboundSms());
  const webhooks = { path: '/webhooks/8x8', authorization: 'Bearer s3cret' };
  return {
    module: AppModule,
    imports: [EightByEightModule.forRoot({ apiKey: 'test-key', webhooks })],
    providers: [Handlers],
  };
}

async function main() {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const modules = { ours: ourModule, bare: bareModule, empty: () => ({ module: AppModule }) };
  const app = await NestFactory.create(modules[kind](), adapter, { logger: false });
  await app.listen(0, '127.0.0.1');
  const { user, system } = process.cpuUsage(cpu);
  process.send({
    port: app.getHttpServer().address().port,
    boot: performance.now() - start,
    bootCpu: (user + system) / 1000,
  });
  process.on('message', () => {
    const usage = process.cpuUsage();
    process.send({ received, cpu: usage.user + usage.system });
  });
  process.on('disconnect', () => process.exit());
}

void main();
