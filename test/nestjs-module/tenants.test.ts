import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Headers, Inject, Injectable, Module, Post, Scope, type Type } from '@nestjs/common';
import { ContextIdFactory, REQUEST, type ContextIdStrategy } from '@nestjs/core';
import {
  EightByEightAccounts,
  EightByEightAccountsModule,
  EightByEightModule,
  hangup,
  OnCallAction,
  OnInboundSms,
  say,
  UnknownTenantError,
  type CallFlow,
  type EightByEightAccountsOptions,
  type EventReport,
  type TenantAccount,
  type TenantEvent,
} from 'nestjs-8x8';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  callAction,
  inboundSms,
  listening,
  servers,
  type ServerName,
  type StartedApp,
} from './webhooks/started-app';

const path = '/webhooks/8x8/:tenant';
const sms = inboundSms();

/** Stands for the database of a SaaS app. */
class Database {
  readonly rows = new Map<string, TenantAccount>();
  readonly asked: string[] = [];
  failure: Error | undefined;

  async findAccount(tenant: string): Promise<TenantAccount | undefined> {
    this.asked.push(tenant);
    await Promise.resolve();
    if (this.failure) throw this.failure;
    return this.rows.get(tenant);
  }
}

let database: Database;
const open: { close(): Promise<unknown> }[] = [];
let received: string[] = [];

beforeEach(() => {
  database = new Database();
  received = [];
});

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function start(
  server: ServerName,
  providers: Type[],
  options: Partial<EightByEightAccountsOptions> = {},
): Promise<StartedApp & { readonly accounts: EightByEightAccounts }> {
  @Module({ providers: [{ provide: Database, useValue: database }], exports: [Database] })
  class DatabaseModule {}
  @Module({
    imports: [
      EightByEightAccountsModule.forRootAsync({
        imports: [DatabaseModule],
        inject: [Database],
        useFactory: (rows: Database) => ({
          resolve: (tenant) => rows.findAccount(tenant),
          webhooks: { path },
          ...options,
        }),
      }),
    ],
    providers,
  })
  class AppModule {}
  const started = await listening(AppModule, server);
  open.unshift(started.app);
  return { ...started, accounts: started.app.get(EightByEightAccounts) };
}

async function tenant(name: string): Promise<Sandbox> {
  const sandbox = await createSandbox({ account: { apiKey: `key-of-${name.replace(' ', '-')}` } });
  open.push(sandbox);
  database.rows.set(name, {
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
    subAccountIds: sandbox.subAccountIds,
    webhooks: { authorization: `Bearer of-${name}` },
  });
  return sandbox;
}

const to = (name: string) => [{ authorization: `Bearer of-${name}` }, `/webhooks/8x8/${name}`] as const;

@Injectable()
class Inbox {
  @OnInboundSms()
  received({ tenant: name, payload }: TenantEvent<'sms.inbound'>): void {
    received.push(`${name} ${payload.umid}`);
  }
}

describe.each(servers)('accounts at run time on %s', (server) => {
  it('send with the API key of their tenant', async () => {
    const [acme, zenith] = [await tenant('acme'), await tenant('zenith')];
    const { accounts } = await start(server, []);

    for (const name of ['acme', 'zenith', 'zenith']) {
      const client = await accounts.get(name);
      await client.sms.send({ destination: '+6591234567', text: name });
    }

    expect(acme.messages().map(({ text }) => text)).toEqual(['acme']);
    expect(zenith.messages().map(({ text }) => text)).toEqual(['zenith', 'zenith']);
    expect(database.asked).toEqual(['acme', 'zenith']);
  });

  it('receive events at their own path with their own secret, and the event names the tenant', async () => {
    await Promise.all(['acme', 'Zenith Ltd'].map(tenant));
    const { post } = await start(server, [Inbox]);

    const answers = [
      await post(sms, ...to('acme')),
      // The same event at another tenant is another event; at the same tenant, it is a repeat.
      await post(sms, { authorization: 'Bearer of-Zenith Ltd' }, '/webhooks/8x8/Zenith%20Ltd/'),
      await post(sms, ...to('acme')),
      await post(sms, { authorization: 'Bearer of-acme' }, '/webhooks/8x8/Zenith%20Ltd'),
      await post(sms, { authorization: 'Bearer of-acme' }, '/webhooks/8x8/nobody'),
      await post(sms, { authorization: 'Bearer of-acme' }, '/webhooks/8x8'),
      await post(sms, { authorization: 'Bearer of-acme' }, '/webhooks/8x8/acme/more'),
      await post(sms, { authorization: 'Bearer of-acme' }, '/webhooks/8x8/%E0%A4%A'),
    ];

    expect(answers.slice(0, 5).map(({ status }) => status)).toEqual([200, 200, 200, 401, 401]);
    expect(answers.slice(5, 7).map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[7]?.status).toBeGreaterThanOrEqual(400);
    const { umid } = sms.payload;
    expect(received).toEqual([`acme ${umid}`, `Zenith Ltd ${umid}`]);
  });

  it('get 503 while the database does not answer, so that 8x8 sends the event again', async () => {
    await tenant('acme');
    const { post } = await start(server, [Inbox]);
    database.failure = new Error('the database is away');

    const away = await post(sms, ...to('acme'));
    database.failure = undefined;
    const back = await post(sms, ...to('acme'));

    expect([away.status, back.status]).toEqual([503, 200]);
    expect(received).toHaveLength(1);
  });

  it('answer the calls of each tenant', async () => {
    await Promise.all(['acme', 'zenith'].map(tenant));
    @Injectable()
    class Calls {
      @OnCallAction()
      answer(event: TenantEvent<'voice.callAction'>): CallFlow {
        return [say(`Welcome to ${event.tenant}`, { voiceProfile: 'en-US-BenjaminRUS' }), hangup()];
      }
    }
    const { post } = await start(server, [Calls]);
    const call = callAction();

    const answers = [await post(call, ...to('acme')), await post(call, ...to('zenith'))];

    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(texts[0]).toContain('Welcome to acme');
    expect(texts[1]).toContain('Welcome to zenith');
  });

  it('have durable providers, one for each tenant', async () => {
    await Promise.all(['acme', 'zenith'].map(tenant));
    const created: unknown[] = [];
    const ids = new Map<string, ReturnType<typeof ContextIdFactory.create>>();
    const byTenant: ContextIdStrategy<{ readonly tenant?: string }> = {
      attach(contextId, request) {
        const name = request.tenant;
        if (name === undefined) return () => contextId;
        const id = ids.get(name) ?? ContextIdFactory.create();
        ids.set(name, id);
        return { resolve: (info) => (info.isTreeDurable ? id : contextId), payload: { tenant: name } };
      },
    };
    @Injectable({ scope: Scope.REQUEST, durable: true })
    class TenantInbox {
      constructor(@Inject(REQUEST) private readonly request: { readonly tenant: string }) {
        created.push(request);
      }

      @OnInboundSms()
      received(event: TenantEvent<'sms.inbound'>): void {
        received.push(`${this.request.tenant} ${event.tenant}`);
      }
    }
    ContextIdFactory.apply(byTenant);
    try {
      const { post } = await start(server, [TenantInbox]);
      for (const name of ['acme', 'zenith', 'acme']) await post(inboundSms(), ...to(name));
    } finally {
      ContextIdFactory.apply(undefined as unknown as ContextIdStrategy);
    }

    expect(received).toEqual(['acme acme', 'zenith zenith', 'acme acme']);
    expect(created).toEqual([{ tenant: 'acme' }, { tenant: 'zenith' }]);
  });
});

describe.each(servers)('a request for a tenant on %s', (server) => {
  @Controller('texts')
  class Texts {
    constructor(private readonly accounts: EightByEightAccounts) {}

    @Post()
    async send(@Headers('x-tenant-id') name: string | undefined): Promise<string> {
      const { sms } = await this.accounts.get(name);
      const { umid } = await sms.send({ destination: '+6591234567', text: 'Hello' });
      return umid;
    }
  }

  it.each([[{}], [{ 'x-tenant-id': 'nobody' }]])(
    'is answered with 404 if it names none: %o',
    async (headers) => {
      @Module({
        imports: [
          EightByEightAccountsModule.forRoot({
            resolve: (name) => database.findAccount(name),
            exceptionFilter: true,
          }),
        ],
        controllers: [Texts],
      })
      class AppModule {}
      const { app, post } = await listening(AppModule, server);
      open.unshift(app);

      const answer = await post({}, headers, '/texts');

      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({
        statusCode: 404,
        message: 'There is no 8x8 account for this tenant.',
        error: 'Not Found',
      });
      expect(database.asked).toEqual(Object.values(headers));
    },
  );
});

describe('the clients of tenants', () => {
  it('stay the same while the account does, and are replaced when it changes', async () => {
    await tenant('acme');
    const { accounts } = await start('express', [], { maxAgeMs: 1 });
    const first = await accounts.get('acme');
    await new Promise((resolve) => setTimeout(resolve, 5));

    expect(await accounts.get('acme')).toBe(first);

    database.rows.set('acme', { apiKey: 'another-key' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await accounts.get('acme')).not.toBe(first);
    expect(database.asked.length).toBeGreaterThanOrEqual(3);
  });

  it('are made once for calls at the same time', async () => {
    await tenant('acme');
    const { accounts } = await start('express', []);

    const [one, two] = await Promise.all([accounts.get('acme'), accounts.get('acme')]);

    expect(one).toBe(two);
    expect(database.asked).toEqual(['acme']);
  });

  it('are forgotten if a change is told', async () => {
    const sandbox = await tenant('acme');
    const { accounts } = await start('express', []);
    const first = await accounts.get('acme');
    database.rows.delete('acme');
    expect(await accounts.get('acme')).toBe(first);

    accounts.invalidate('acme');

    await expect(accounts.get('acme')).rejects.toThrow(UnknownTenantError);
    // Who still has the client can finish with it.
    await first.sms.send({ destination: '+6591234567', text: 'The last one' });
    expect(sandbox.messages()).toHaveLength(1);
  });

  it('do not exceed their number, and tenants that do not exist push none of them out', async () => {
    for (const name of ['a', 'b', 'c']) database.rows.set(name, { apiKey: `key-of-${name}` });
    const { accounts } = await start('express', [], { maxAccounts: 2 });
    await accounts.get('a');
    await accounts.get('b');
    for (const name of ['x', 'y', 'z']) await accounts.get(name).catch(() => undefined);
    await accounts.get('a');
    await accounts.get('c');
    database.asked.length = 0;

    await accounts.get('a');
    await accounts.get('c');
    await accounts.get('b');
    await accounts.get('z').catch(() => undefined);

    expect(database.asked).toEqual(['b']);
  });

  it('refuse an invalid account by name, and try again', async () => {
    database.rows.set('acme', { apiKey: '' });
    const { accounts } = await start('express', []);
    await expect(accounts.get('acme')).rejects.toThrow(/account "acme" are invalid.*apiKey/s);

    database.rows.set('acme', { apiKey: 'key' });

    await expect(accounts.get('acme')).resolves.toHaveProperty('sms');
  });

  it('send nothing after the app has closed', async () => {
    await tenant('acme');
    const { accounts, app } = await start('express', []);
    const client = await accounts.get('acme');
    await app.close();

    await expect(client.sms.send({ destination: '+6591234567', text: 'Late' })).rejects.toThrow(
      'shutting down',
    );
  });

  it('are named in the reports of events', async () => {
    await tenant('acme');
    const reports: EventReport[] = [];
    const { post } = await start('express', [Inbox], { onEvent: (report) => reports.push(report) });

    await post(sms, ...to('acme'));

    expect(reports).toMatchObject([{ tenant: 'acme', outcome: 'handled' }]);
  });
});

describe('the module of accounts at run time', () => {
  it.each<[object, string]>([
    [{ webhooks: { path: '/webhooks/8x8' } }, 'webhooks.path does not have the segment :tenant once'],
    [{ resolve: undefined }, 'resolve is not a function'],
    [{ maxAccounts: 0 }, 'maxAccounts is not a positive integer'],
    [{ maxAgeInMs: 5 }, 'maxAgeInMs'],
  ])('refuses %o', async (options, message) => {
    await expect(start('express', [], options)).rejects.toThrow(message);
  });

  it('refuses the name of another account', async () => {
    @Module({
      imports: [
        EightByEightModule.forRoot({ apiKey: 'key' }),
        EightByEightAccountsModule.forRoot({ resolve: () => undefined }),
      ],
    })
    class AppModule {}

    await expect(listening(AppModule, 'express')).rejects.toThrow(
      'the default account is set up by another module too',
    );
  });
});
