import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { HealthCheck, HealthCheckService, TerminusModule } from '@nestjs/terminus';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { EightByEightModule, type EventStore } from 'nestjs-8x8';
import { EightByEightHealthIndicator } from 'nestjs-8x8/health';
import { adapters, optionsFor, startApp } from './app';

@Controller()
class Health {
  constructor(
    private readonly health: HealthCheckService,
    private readonly eightByEight: EightByEightHealthIndicator,
  ) {}

  @Get('health')
  @HealthCheck()
  check() {
    return this.health.check([() => this.eightByEight.check('8x8')]);
  }

  @Get('health/jakarta')
  @HealthCheck()
  jakarta() {
    return this.health.check([() => this.eightByEight.check('jakarta', { name: 'jakarta' })]);
  }
}

/** A store that rejects pings while it is down, and never answers them while it is silent. */
function createStore(state: { down: boolean; silent: boolean }): EventStore {
  return {
    claim: () => Promise.resolve({ state: 'mine', handled: [] }),
    handled: () => Promise.resolve(),
    finish: () => Promise.resolve(),
    release: () => Promise.resolve(),
    async ping() {
      if (state.silent) await new Promise(() => undefined);
      if (state.down) throw new Error('redis://:secret@127.0.0.1');
    },
  };
}

describe.each(adapters)('the health of 8x8, on %s', (adapter) => {
  const store = { down: false, silent: false };
  let sandbox: Sandbox;
  let running: Awaited<ReturnType<typeof startApp>>;

  beforeEach(async () => {
    Object.assign(store, { down: false, silent: false });
    sandbox = await createSandbox();
    const webhooks = {
      path: '/webhooks/8x8',
      authorization: 'Bearer webhook-secret',
      store: createStore(store),
    };
    running = await startApp(adapter, {
      imports: [
        TerminusModule.forRoot({ logger: false }),
        EightByEightModule.forRoot({ ...optionsFor(sandbox), webhooks }),
        EightByEightModule.forRoot({
          name: 'jakarta',
          ...optionsFor(sandbox),
          apiKey: 'a-key-that-is-wrong',
        }),
      ],
      controllers: [Health],
      providers: [EightByEightHealthIndicator],
    });
  });
  afterEach(async () => {
    await running.app.close();
    await sandbox.close();
  });

  const check = async (path: string) => {
    const response = await fetch(`${running.url}/${path}`);
    return { status: response.status, body: await response.json() };
  };

  it('is up if 8x8 accepts the API key, and sends one request for many checks', async () => {
    const checks = await Promise.all(Array.from({ length: 20 }, () => check('health')));

    expect(checks.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(checks[0]?.body).toMatchObject({ details: { '8x8': { status: 'up' } } });
    expect(sandbox.requests()).toHaveLength(1);
  });

  it.each(['sms', 'chatApps', 'voice'] as const)(
    'can be checked with only a subaccount for %s',
    async (use) => {
      const { apiKey, url: baseUrl, subAccountIds } = sandbox;
      const only = await startApp(adapter, {
        imports: [
          TerminusModule.forRoot({ logger: false }),
          EightByEightModule.forRoot({ apiKey, baseUrl, subAccountIds: { [use]: subAccountIds[use] } }),
        ],
        controllers: [Health],
        providers: [EightByEightHealthIndicator],
      });

      const response = await fetch(`${only.url}/health`);
      await only.app.close();

      expect(await response.json()).toMatchObject({ status: 'ok' });
    },
  );

  it('is down if 8x8 does not accept the API key, and says so', async () => {
    expect(await check('health/jakarta')).toMatchObject({
      status: 503,
      body: { error: { jakarta: { status: 'down', message: expect.stringContaining('401') } } },
    });
  });

  it.each([
    ['cannot be reached', { down: true }],
    ['does not answer, as a Redis client without connection', { silent: true }],
  ])('is down if the event store %s, without revealing the address of the store', async (_, state) => {
    Object.assign(store, state);

    const { status, body } = await check('health');

    expect(status).toBe(503);
    expect(body).toMatchObject({
      error: { '8x8': { message: 'The store of webhook events cannot be reached.' } },
    });
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});
