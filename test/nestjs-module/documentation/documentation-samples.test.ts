import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as nestBullmq from '@nestjs/bullmq';
import * as nestCommon from '@nestjs/common';
import * as nestCore from '@nestjs/core';
import * as nestSwagger from '@nestjs/swagger';
import * as nestTerminus from '@nestjs/terminus';
import * as nestTesting from '@nestjs/testing';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import * as core from 'cpaas-8x8';
import { Redis, type RedisOptions } from 'ioredis';
import * as nestModule from 'nestjs-8x8';
import * as bullmq from 'nestjs-8x8/bullmq';
import * as dto from 'nestjs-8x8/dto';
import * as health from 'nestjs-8x8/health';
import * as redisStore from 'nestjs-8x8/redis';
import * as testing from 'nestjs-8x8/testing';
import { claimsOf, compileErrorsOf, runSample, samplesOf, type Sample } from '../../samples';
import { startRedis, type RedisServer } from '../redis-server';
import { pages } from './pages';

jest.setTimeout(180_000);

const samples = pages.flatMap((page) =>
  samplesOf(page).map((sample) => ({ ...sample, name: `${page} ${sample.name}` })),
);
const compiled = samples.filter(({ exemption }) => exemption?.from !== 'compiling');
const run = samples.filter(({ exemption }) => exemption === undefined);

/** What samples leave open: their programs end only with the process. */
const open: (() => unknown)[] = [];

class SampleRedis extends Redis {
  constructor(url: string, options: RedisOptions = {}) {
    super(url, options);
    open.push(() => {
      this.disconnect();
    });
  }
}

const modules = {
  '@nestjs/bullmq': nestBullmq,
  '@nestjs/common': nestCommon,
  '@nestjs/core': {
    ...nestCore,
    NestFactory: {
      createApplicationContext: async (module: nestCommon.Type) => {
        const app = await nestCore.NestFactory.createApplicationContext(module, { abortOnError: false });
        open.push(() => app.close());
        return app;
      },
    },
  },
  '@nestjs/swagger': nestSwagger,
  '@nestjs/terminus': nestTerminus,
  '@nestjs/testing': nestTesting,
  'cpaas-8x8': core,
  ioredis: { Redis: SampleRedis },
  'nestjs-8x8': nestModule,
  'nestjs-8x8/bullmq': bullmq,
  'nestjs-8x8/dto': dto,
  'nestjs-8x8/health': health,
  'nestjs-8x8/redis': redisStore,
  'nestjs-8x8/testing': testing,
};

const environment = [
  'EIGHT_BY_EIGHT_API_KEY',
  'EIGHT_BY_EIGHT_ACCOUNT_ID',
  'EIGHT_BY_EIGHT_WEBHOOK_SECRET',
  'JAKARTA_API_KEY',
];

/** Starts and closes an app with the module of a sample. */
async function startModule(module: nestCommon.Type): Promise<void> {
  const app = await nestCore.NestFactory.create(module, { logger: false, abortOnError: false });
  try {
    await app.init();
  } finally {
    await app.close();
  }
}

/** The class of the sample about campaigns. */
interface SampleCampaigns {
  start(numbers: readonly string[]): Promise<string>;
  progress(id: string): Promise<bullmq.BulkStatus | undefined>;
  logProblems(id: string): Promise<void>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  page(id: string, from: number): Promise<bullmq.BulkResult[]>;
}

@nestCommon.Module({})
class CampaignModule {}

const exportsAppModule = ({ code }: Sample): boolean => code.includes('export class AppModule');

describe('the samples about NestJS', () => {
  let sandbox: Sandbox;
  let redis: RedisServer;

  beforeAll(async () => {
    sandbox = await createSandbox();
    redis = await startRedis();
    for (const name of environment) process.env[name] = 'a-value-for-samples';
    nestCommon.Logger.overrideLogger(false);
  });
  afterAll(async () => {
    for (const name of environment) Reflect.deleteProperty(process.env, name);
    await sandbox.close();
    await redis.close();
  });
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  it('compile as they are written', () => {
    expect(compiled.length).toBeGreaterThan(15);
    expect(compileErrorsOf(new Map(compiled.map(({ name, code }) => [name, code])))).toEqual([]);
  });

  it.each(run)('run: $name', async (sample) => {
    const code = sample.code
      .replaceAll('http://127.0.0.1:8888', sandbox.url)
      .replaceAll('redis://localhost:6379', redis.url);
    const start = exportsAppModule(sample) ? '\nawait startModule(AppModule);' : '';

    await expect(runSample(code + start, modules, { startModule })).resolves.toBeUndefined();
  });

  it('send an SMS to the sandbox in the first one of the README', async () => {
    await expect(sandbox.waitForMessage({ text: 'Hello from Nest' })).resolves.toMatchObject({
      to: '+6591234567',
      direction: 'outbound',
    });
  });

  it('have a campaign sent, paused, resumed and reported', async () => {
    const sample = samples.find(({ code }) => code.includes('export class Campaigns {'));
    const act = async ({ Campaigns }: { Campaigns: nestCommon.Type<SampleCampaigns> }) => {
      const { apiKey, url: baseUrl, subAccountIds } = sandbox;
      const start = async (withWorker: boolean) => {
        const app = await nestCore.NestFactory.createApplicationContext(
          {
            module: CampaignModule,
            imports: [
              nestBullmq.BullModule.forRoot({ connection: { url: redis.url } }),
              nestModule.EightByEightModule.forRoot({ apiKey, baseUrl, subAccountIds, isGlobal: true }),
              bullmq.EightByEightBullModule.forRoot({
                prefix: 'campaigns',
                ...(withWorker ? {} : { bulkWorker: false }),
              }),
            ],
            providers: [Campaigns],
          },
          { logger: false },
        );
        open.push(() => app.close());
        return app.get(Campaigns);
      };
      const campaigns = await start(false);
      const id = await campaigns.start(Array.from({ length: 60 }, (_, index) => `+65${90_005_000 + index}`));
      await campaigns.pause(id);
      await start(true);
      expect(await campaigns.progress(id)).toMatchObject({ state: 'paused', progress: { done: 0 } });

      await campaigns.resume(id);
      let status = await campaigns.progress(id);
      while (status && status.state !== 'completed') status = await campaigns.progress(id);
      await campaigns.logProblems(id);

      const page = await campaigns.page(id, 50);
      expect(page.map(({ index }) => index)).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
      const sent = sandbox.messages().filter(({ text }) => text === 'Our sale starts today.');
      expect(new Set(sent.map(({ customer }) => customer)).size).toBe(60);
      expect(sent.map(({ umid }) => umid)).toEqual(
        expect.arrayContaining(page.map((result) => (result.status === 'accepted' ? result.umid : ''))),
      );
    };

    await runSample(`${sample?.code}\nawait act({ Campaigns });`, modules, { act });
  });

  it('claim values only if they run, and give a reason if they do not', () => {
    const exempt = samples.filter(({ exemption }) => exemption);
    expect(exempt.filter(({ code }) => claimsOf(code).length > 0)).toEqual([]);
    expect(exempt.filter(({ exemption }) => (exemption?.reason.length ?? 0) < 10)).toEqual([]);
  });
});
