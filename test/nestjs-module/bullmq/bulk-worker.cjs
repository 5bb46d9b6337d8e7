/**
 * A worker of bulk sends, of the built package, in a process that may be killed.
 * Environment: REDIS (a URL), ACCOUNT (the options of the module, as JSON).
 */
require('reflect-metadata');
const { BullModule } = require('@nestjs/bullmq');
const { NestFactory } = require('@nestjs/core');
const { EightByEightModule } = require('nestjs-8x8');
const { EightByEightBullModule } = require('nestjs-8x8/bullmq');

const { REDIS, ACCOUNT } = process.env;

class AppModule {}

async function main() {
  await NestFactory.createApplicationContext(
    {
      module: AppModule,
      imports: [
        BullModule.forRoot({ connection: { url: REDIS } }),
        EightByEightModule.forRoot({ ...JSON.parse(ACCOUNT), isGlobal: true }),
        // Times are short, so that what a dead worker held is taken up within the test.
        EightByEightBullModule.forRoot({
          events: false,
          bulkWorker: { lockDuration: 2_000, stalledInterval: 1_000, drainDelay: 1 },
        }),
      ],
    },
    { logger: false },
  );
  process.on('disconnect', () => process.exit());
  process.send('ready');
}

void main();
