/**
 * A program: a worker of bulk sends, which the tests kill.
 * Environment: REDIS (a URL), ACCOUNT (the options of the module, as JSON).
 */
import 'reflect-metadata';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule, type EightByEightModuleOptions } from 'nestjs-8x8';
import { EightByEightBullModule } from 'nestjs-8x8/bullmq';

const { REDIS = '', ACCOUNT = '{}' } = process.env;

@Module({})
class AppModule {}

async function main(): Promise<void> {
  const account = JSON.parse(ACCOUNT) as EightByEightModuleOptions;
  await NestFactory.createApplicationContext(
    {
      module: AppModule,
      imports: [
        BullModule.forRoot({ connection: { url: REDIS } }),
        EightByEightModule.forRoot({ ...account, isGlobal: true }),
        // Short times, so that another worker continues within the test after one was killed.
        EightByEightBullModule.forRoot({
          events: false,
          bulkWorker: { lockDuration: 2_000, stalledInterval: 1_000, drainDelay: 1 },
        }),
      ],
    },
    { logger: false },
  );
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

void main();
