import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullModule } from '@nestjs/bullmq';
import { Injectable, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  EightByEightAccounts,
  EightByEightAccountsModule,
  EightByEightModule,
  OnInboundSms,
  UnknownTenantError,
  type TenantAccount,
  type TenantEvent,
} from 'nestjs-8x8';
import {
  BulkSends,
  EightByEightBullModule,
  type BulkState,
  type BulkStatus,
  type EightByEightBullOptions,
} from 'nestjs-8x8/bullmq';
import { Redis } from 'ioredis';
import { startRedis, type RedisServer } from '../redis-server';
import { inboundSms, listening } from '../webhooks/started-app';

let redis: RedisServer;
let acme: Sandbox;
let zenith: Sandbox;
const database = new Map<string, TenantAccount>();
const open: { close(): Promise<unknown> }[] = [];
let received: string[] = [];

beforeAll(async () => (redis = await startRedis()));
afterAll(async () => await redis.close());

beforeEach(async () => {
  received = [];
  [acme, zenith] = [await tenant('acme'), await tenant('zenith')];
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  database.clear();
});

async function tenant(name: string): Promise<Sandbox> {
  const sandbox = await createSandbox({ account: { apiKey: `key-of-${name}` } });
  open.push(sandbox);
  database.set(name, {
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
    subAccountIds: sandbox.subAccountIds,
    webhooks: { authorization: `Bearer of-${name}` },
  });
  return sandbox;
}

@Injectable()
class Inbox {
  constructor(private readonly accounts: EightByEightAccounts) {}

  @OnInboundSms()
  async received({ tenant: name, payload }: TenantEvent<'sms.inbound'>): Promise<void> {
    const { sms } = await this.accounts.get(name);
    await sms.send({ destination: String(payload.source), text: `${name} thanks you` });
    received.push(`${name} ${payload.umid}`);
  }
}

/** An app with its own prefix in Redis: tests share the server. */
function appModule(bull: EightByEightBullOptions & { readonly prefix: string }): Type {
  @Module({
    imports: [
      BullModule.forRoot({ connection: { url: redis.url } }),
      EightByEightAccountsModule.forRoot({
        isGlobal: true,
        resolve: (name) => database.get(name),
        webhooks: { path: '/webhooks/8x8/:tenant' },
      }),
      EightByEightBullModule.forRoot(bull),
    ],
    providers: [Inbox],
  })
  class AppModule {}
  return AppModule;
}

async function startWorker(module: Type): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  open.unshift(app);
  return app;
}

async function reached(bulk: BulkSends, id: string, ...states: BulkState[]): Promise<BulkStatus> {
  for (;;) {
    const status = await bulk.status(id);
    if (status && states.includes(status.state)) return status;
    await sleep(20);
  }
}

const outbound = (sandbox: Sandbox): string[] =>
  sandbox
    .messages({ direction: 'outbound' })
    .map(({ text }) => text)
    .sort();

const offers = (name: string) =>
  [0, 1, 2].map((index) => ({ destination: `+65${90_005_000 + index}`, text: `${name} ${index}` }));

describe('tenants with a queue', () => {
  it('have their events handled by a worker, with the account of the tenant', async () => {
    const web = await listening(
      appModule({ prefix: 'events', eventWorker: false, bulkWorker: false }),
      'express',
    );
    open.unshift(web.app);
    await startWorker(appModule({ prefix: 'events' }));
    const sms = inboundSms();

    const answers = [];
    // The same event at another tenant is another event; at the same tenant, it is a repeat.
    for (const name of ['acme', 'zenith', 'acme'])
      answers.push(await web.post(sms, { authorization: `Bearer of-${name}` }, `/webhooks/8x8/${name}`));
    while (received.length < 2) await sleep(20);
    await sleep(300);

    const { umid } = sms.payload;
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(received.sort()).toEqual([`acme ${umid}`, `zenith ${umid}`]);
    expect([outbound(acme), outbound(zenith)]).toEqual([['acme thanks you'], ['zenith thanks you']]);
  });

  it('send in bulk with their own account', async () => {
    const starter = await startWorker(appModule({ prefix: 'bulk', bulkWorker: false }));
    await startWorker(appModule({ prefix: 'bulk' }));
    const bulk = starter.get(BulkSends);

    const jobs = await Promise.all(
      ['acme', 'zenith'].map((name) =>
        bulk.start({ tenant: name, operation: 'sms.send', rows: offers(name) }),
      ),
    );
    const ends = await Promise.all(jobs.map(({ id }) => reached(bulk, id, 'completed', 'failed')));

    expect(ends.map((end) => [end.tenant, end.state, end.progress.accepted])).toEqual([
      ['acme', 'completed', 3],
      ['zenith', 'completed', 3],
    ]);
    expect([outbound(acme), outbound(zenith)]).toEqual(
      ['acme', 'zenith'].map((name) => [`${name} 0`, `${name} 1`, `${name} 2`]),
    );
  });

  it('are named and known when a bulk send starts', async () => {
    const app = await startWorker(appModule({ prefix: 'named', bulkWorker: false }));
    const bulk = app.get(BulkSends);
    const request = { operation: 'sms.send', rows: offers('x') } as const;

    await expect(bulk.start(request)).rejects.toThrow('tenant is missing');
    await expect(bulk.start({ ...request, tenant: 'nobody' })).rejects.toThrow(UnknownTenantError);
  });

  it('end a bulk send with a reason if they left before it started', async () => {
    const starter = await startWorker(appModule({ prefix: 'left', bulkWorker: false }));
    const bulk = starter.get(BulkSends);
    const { id } = await bulk.start({ tenant: 'acme', operation: 'sms.send', rows: offers('acme') });
    database.delete('acme');
    await startWorker(appModule({ prefix: 'left' }));

    const { state, reason } = await reached(bulk, id, 'completed', 'failed');

    expect([state, reason]).toEqual([
      'failed',
      expect.stringContaining('no 8x8 account for the tenant "acme"'),
    ]);
    expect(outbound(acme)).toEqual([]);
  });
});

describe('the queue module', () => {
  it('refuses a tenant if the account has none', async () => {
    @Module({
      imports: [
        BullModule.forRoot({ connection: { url: redis.url } }),
        EightByEightModule.forRoot({ apiKey: 'key', isGlobal: true }),
        EightByEightBullModule.forRoot({ prefix: 'no-tenants' }),
      ],
    })
    class AppModule {}
    const bulk = (await startWorker(AppModule)).get(BulkSends);

    await expect(bulk.start({ tenant: 'acme', operation: 'sms.send', rows: offers('acme') })).rejects.toThrow(
      'the account of this queue has no tenants',
    );
  });

  it('says that the module of the account must be global', async () => {
    // Nest closes nothing of an app that does not start.
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    await connection.ping();
    open.unshift({ close: () => connection.quit() });
    @Module({
      imports: [
        BullModule.forRoot({ connection }),
        EightByEightAccountsModule.forRoot({ name: 'shops', resolve: () => undefined }),
        EightByEightBullModule.forRoot({ name: 'shops' }),
      ],
    })
    class AppModule {}

    await expect(startWorker(AppModule)).rejects.toThrow(
      'Import EightByEightModule or EightByEightAccountsModule with { isGlobal: true, name: "shops" }',
    );
  });
});
