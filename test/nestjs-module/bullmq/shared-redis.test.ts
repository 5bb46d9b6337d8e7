import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullModule } from '@nestjs/bullmq';
import {
  Injectable,
  Logger,
  Module,
  type INestApplicationContext,
  type Provider,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Sandbox } from '8x8-sandbox';
import type { WebhookEventOf } from 'cpaas-8x8';
import {
  EightByEightModule,
  OnInboundSms,
  type EightByEightModuleOptions,
  type EventReport,
} from 'nestjs-8x8';
import {
  BulkSends,
  EightByEightBullModule,
  type EightByEightBullOptions,
  type EightByEightBullSettings,
} from 'nestjs-8x8/bullmq';
import { createTestAccount, type TestAccount, type TestApp } from 'nestjs-8x8/testing';
import { RecordingLogger } from '../handlers/recording-logger';
import { startRedis, type RedisServer } from '../redis-server';
import { inboundSms } from '../webhooks/started-app';

let redis: RedisServer;
let first: TestAccount;
let second: TestAccount;
let log: RecordingLogger;
let apps: INestApplicationContext[] = [];
let seen: string[] = [];

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => await redis.close());

beforeEach(async () => {
  first = await createTestAccount({
    sandbox: { account: { accountId: 'a1111111-0b7e-4d7c-9a53-2f0d8c1b7e44' } },
  });
  second = await createTestAccount({
    sandbox: { account: { accountId: 'b2222222-0b7e-4d7c-9a53-2f0d8c1b7e44' } },
  });
  log = new RecordingLogger();
  seen = [];
});

afterEach(async () => {
  for (const app of apps) await app.close();
  apps = [];
  await first.close();
  await second.close();
  Logger.overrideLogger(false);
});

/** A handler that says in which app it runs. */
function handlerOf(app: string): Provider {
  @Injectable()
  class Orders {
    @OnInboundSms()
    received({ payload }: WebhookEventOf<'sms.inbound'>): void {
      seen.push(`${app}: ${payload.body}`);
    }
  }
  return Orders;
}

interface AppParts {
  readonly bull?: EightByEightBullOptions;
  readonly providers?: Provider[];
  readonly worker?: boolean;
  readonly options?: Partial<EightByEightModuleOptions>;
}

function appModule(account: TestAccount, parts: AppParts): Type {
  const { bull = {}, providers = [], worker = false } = parts;
  const { webhooks, ...options } = { ...account.options, ...parts.options };
  @Module({
    imports: [
      BullModule.forRoot({ connection: { url: redis.url } }),
      EightByEightModule.forRoot({ ...options, isGlobal: true, ...(worker ? {} : { webhooks }) }),
      EightByEightBullModule.forRoot(bull),
    ],
    providers,
  })
  class AppModule {}
  return AppModule;
}

/** An app without an HTTP server: a worker. */
async function startWorker(account: TestAccount, parts: AppParts): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(appModule(account, { ...parts, worker: true }), {
    logger: false,
    abortOnError: false,
  });
  Logger.overrideLogger(log);
  apps.push(app);
  return app;
}

async function startWeb(account: TestAccount, parts: AppParts): Promise<TestApp> {
  const app = await NestFactory.create(appModule(account, parts), { logger: false, abortOnError: false });
  const started = await account.start(app);
  Logger.overrideLogger(log);
  return started;
}

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await sleep(20);
};

const outbound = (sandbox: Sandbox): string[] =>
  sandbox.messages({ direction: 'outbound' }).map(({ text }) => text);

describe('a worker without webhooks', () => {
  it('handles the events that another process receives', async () => {
    const web = await startWeb(first, { bull: { eventWorker: false }, providers: [handlerOf('worker')] });
    await startWorker(first, { providers: [handlerOf('worker')] });

    await web.inboundSms({ from: '+6591234567', text: 'Hello' });
    await until(() => seen.length > 0);

    expect(seen).toEqual(['worker: Hello']);
  });

  it('is still refused handlers if it has no queue either', async () => {
    const { webhooks: _, ...options } = first.options;
    @Module({ imports: [EightByEightModule.forRoot(options)], providers: [handlerOf('nowhere')] })
    class AppModule {}

    await expect(
      NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false }),
    ).rejects.toThrow('but the default account receives none');
  });

  it('ends a handler that hangs, says so, and tries the event again', async () => {
    @Injectable()
    class Hanging {
      @OnInboundSms()
      async received(): Promise<void> {
        seen.push('began');
        if (seen.length === 1) await new Promise(() => undefined);
      }
    }
    const bull = { events: { backoffMs: 100 }, prefix: 'hanging' };
    const web = await startWeb(first, { bull: { ...bull, eventWorker: false }, providers: [Hanging] });
    await startWorker(first, { bull, providers: [Hanging], options: { handlerTimeoutMs: 100 } });

    await web.receive(inboundSms());
    await until(() => seen.length === 2);

    expect(log.having('Hanging.received has not finished after 100 ms (handlerTimeoutMs)')).toHaveLength(1);
  });

  it('does not run a handler again that succeeded in another worker', async () => {
    @Injectable()
    class Two {
      static fails = 1;

      @OnInboundSms()
      good(): void {
        seen.push('good');
      }

      @OnInboundSms()
      bad(): void {
        seen.push('bad');
        if (Two.fails-- > 0) throw new Error('the first worker fails');
      }
    }
    const bull = { events: { backoffMs: 100 }, prefix: 'two-workers' };
    const web = await startWeb(first, { bull: { ...bull, eventWorker: false }, providers: [Two] });
    const one = await startWorker(first, { bull, providers: [Two] });
    await web.receive(inboundSms());
    await until(() => seen.length >= 2);
    await one.close();
    await startWorker(first, { bull, providers: [Two] });
    await until(() => seen.length >= 3);

    expect(seen.slice(2)).toEqual(['bad']);
  });
});

describe('two apps on one Redis', () => {
  it('leave the events of the other account alone, and say what to do', async () => {
    const web = await startWeb(first, { bull: { eventWorker: false }, providers: [handlerOf('first')] });
    await startWorker(second, { providers: [handlerOf('second')] });

    await web.receive(inboundSms());
    await until(() => log.having('jobs of another 8x8 account').length > 0);

    expect(seen).toEqual([]);
    expect(log.having('EightByEightBullModule.forRoot({ prefix })')).toHaveLength(1);
  });

  it('leave the bulk sends of the other account alone', async () => {
    const starter = await startWorker(first, { bull: { bulkWorker: false, prefix: 'bulk' } });
    await startWorker(second, { bull: { prefix: 'bulk' } });
    const { id } = await starter
      .get(BulkSends)
      .start({ operation: 'sms.send', rows: [{ destination: '+6591234567', text: 'From the first' }] });

    await sleep(500);
    expect(outbound(second.sandbox)).toEqual([]);
    expect(await starter.get(BulkSends).status(id)).toMatchObject({ state: 'waiting' });
  });

  it.each(['first', 'second'] as const)('never meet with prefixes of their own: %s', async (name) => {
    const accounts = { first, second };
    const bull = (prefix: string): EightByEightBullOptions => ({ prefix });
    await startWorker(first, { bull: bull('shop'), providers: [handlerOf('first')] });
    await startWorker(second, { bull: bull('bank'), providers: [handlerOf('second')] });
    const web = await startWeb(accounts[name], {
      bull: { ...bull(name === 'first' ? 'shop' : 'bank'), eventWorker: false },
      providers: [handlerOf(name)],
    });

    await web.inboundSms({ from: '+6591234567', text: 'Hello' });
    await until(() => seen.length > 0);

    expect(seen).toEqual([`${name}: Hello`]);
  });
});

describe('EightByEightBullModule.forRootAsync', () => {
  it('takes the prefix and the concurrency from a factory', async () => {
    const settings: EightByEightBullSettings = { prefix: 'from-a-factory', eventConcurrency: 1 };
    const { webhooks: _, ...options } = first.options;
    @Module({
      imports: [
        BullModule.forRoot({ connection: { url: redis.url } }),
        EightByEightModule.forRoot({ ...options, isGlobal: true }),
        EightByEightBullModule.forRootAsync({ useFactory: () => Promise.resolve(settings) }),
      ],
      providers: [handlerOf('factory')],
    })
    class AppModule {}
    const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
    apps.push(app);
    const web = await startWeb(first, {
      bull: { prefix: 'from-a-factory', eventWorker: false },
      providers: [handlerOf('factory')],
    });

    await web.inboundSms({ from: '+6591234567', text: 'Hello' });
    await until(() => seen.length > 0);

    expect(seen).toEqual(['factory: Hello']);
  });
});

describe('Redis away', () => {
  it('answers 503 within two seconds, with a line and a report, in queue mode', async () => {
    const local = await startRedis();
    const reports: EventReport[] = [];
    @Module({
      imports: [
        BullModule.forRoot({ connection: { url: local.url } }),
        EightByEightModule.forRoot({
          ...first.options,
          isGlobal: true,
          onEvent: (report) => reports.push(report),
        }),
        EightByEightBullModule.forRoot({ eventWorker: false, bulkWorker: false }),
      ],
      providers: [handlerOf('away')],
    })
    class AppModule {}
    const web = await first.start(
      await NestFactory.create(AppModule, { logger: false, abortOnError: false }),
    );
    Logger.overrideLogger(log);
    await local.close();

    const { status } = await web.receive(inboundSms());
    // BullMQ closes its connections only once it has them again.
    const again = await startRedis(Number(new URL(local.url).port));
    await web.close();
    await again.close();

    expect(status).toBe(503);
    expect(log.having('The queue of webhook events does not take the event')).toHaveLength(1);
    expect(reports.map(({ outcome }) => outcome)).toEqual(['unavailable']);
  });
});
