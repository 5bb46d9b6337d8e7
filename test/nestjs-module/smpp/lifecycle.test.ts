import { afterEach, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { HealthCheckService, TerminusModule, type HealthCheckResult } from '@nestjs/terminus';
import { OnInboundSms, type EventStore } from 'nestjs-8x8';
import { EightByEightHealthIndicator } from 'nestjs-8x8/health';
import { EightByEightSmppModule, getSmppClientToken, InjectSmpp } from 'nestjs-8x8/smpp';
import type { SmppClient } from 'smpp-8x8';

import { closeAll, smppOptionsFor, startApp, startSandbox } from './smpp-app';

afterEach(closeAll);

/** Provides the options of a sandbox, as a module of configuration would. */
@Module({})
class Settings {
  readonly purpose = 'configuration';
}

@Injectable()
class SlowHandler {
  started = 0;
  ended = 0;
  gate: Promise<void> = Promise.resolve();

  @OnInboundSms()
  async inbound(): Promise<void> {
    this.started++;
    await this.gate;
    this.ended++;
  }
}

it('takes its options from a factory', async () => {
  const sandbox = await startSandbox();
  const app = await startApp({
    imports: [
      EightByEightSmppModule.forRootAsync({
        isGlobal: true,
        inject: ['SMPP'],
        imports: [
          {
            module: Settings,
            providers: [{ provide: 'SMPP', useValue: smppOptionsFor(sandbox) }],
            exports: ['SMPP'],
          },
        ],
        useFactory: (options: ReturnType<typeof smppOptionsFor>) => ({
          ...options,
          binds: { transceivers: 1 },
        }),
      }),
    ],
  });

  const { umid } = await app
    .get<SmppClient>(getSmppClientToken())
    .send({ destination: '+6591234567', text: 'Hello' });

  expect(sandbox.messages({ umid })).toHaveLength(1);
  expect(sandbox.smppStatus().binds).toMatchObject([{ kind: 'transceiver' }]);
});

it('has a client for each named account', async () => {
  const sandbox = await startSandbox();
  @Injectable()
  class Both {
    constructor(
      @InjectSmpp() readonly first: SmppClient,
      @InjectSmpp('jakarta') readonly second: SmppClient,
    ) {}
  }
  const options = { ...smppOptionsFor(sandbox), isGlobal: true, binds: { transceivers: 1 } } as const;
  const app = await startApp({
    imports: [
      EightByEightSmppModule.forRoot(options),
      EightByEightSmppModule.forRoot({ ...options, name: 'jakarta' }),
    ],
    providers: [Both],
  });

  const { first, second } = app.get(Both);

  expect(first).not.toBe(second);
  expect(sandbox.smppStatus().binds).toHaveLength(2);
});

it.each([
  ['an option is wrong', { window: 0 }, /window/],
  ['the password is wrong', { password: 'guess' }, /password/i],
])('does not start when %s', async (_, change, message) => {
  const sandbox = await startSandbox();

  const starting = startApp({
    imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), ...change })],
  });

  await expect(starting).rejects.toThrow(message);
});

it('does not start when an account is set up twice', async () => {
  const sandbox = await startSandbox();
  const options = smppOptionsFor(sandbox);

  const starting = startApp({
    imports: [
      EightByEightSmppModule.forRoot(options),
      EightByEightSmppModule.forRoot({ ...options, window: 5 }),
    ],
  });

  await expect(starting).rejects.toThrow('is set up 2 times');
});

it('finishes its handlers and its window before it unbinds', async () => {
  const sandbox = await startSandbox();
  const app = await startApp({
    imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), isGlobal: true })],
    providers: [SlowHandler],
  });
  const handler = app.get(SlowHandler);
  const smpp = app.get<SmppClient>(getSmppClientToken());
  sandbox.addFault({ target: 'smpp.submit', effect: { kind: 'slow', ms: 200 } });
  let open = (): void => undefined;
  handler.gate = new Promise((resolve) => (open = resolve));
  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  await sandbox.waitFor(() => handler.started === 1);
  const sent = smpp.send({ destination: '+6591234567', text: 'Hello' });

  const closed = app.close();
  setTimeout(open, 50);
  await closed;

  expect(handler.ended).toBe(1);
  await expect(sent).resolves.toHaveProperty('umid');
  expect(sandbox.smppStatus()).toEqual({ binds: [], waiting: 0 });
});

it('leaves to the next process what it could not finish', async () => {
  const sandbox = await startSandbox();
  const imports = [
    EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), shutdownTimeoutMs: 50, isGlobal: true }),
  ];
  const app = await startApp({ imports, providers: [SlowHandler] });
  app.get(SlowHandler).gate = new Promise(() => undefined);
  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  await sandbox.waitFor(() => app.get(SlowHandler).started === 1);
  await app.close();
  const afterClose = sandbox.smppStatus().waiting;

  const next = await startApp({ imports, providers: [SlowHandler] });
  await sandbox.waitFor(() => next.get(SlowHandler).ended === 1);

  expect(afterClose).toBe(1);
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);
});

it('keeps handled events in the store of its options, and closes it', async () => {
  const sandbox = await startSandbox();
  const keys: string[] = [];
  let isClosed = false;
  const store: EventStore = {
    claim: (key) => {
      keys.push(key);
      return Promise.resolve({ state: 'done' });
    },
    handled: () => Promise.resolve(),
    finish: () => Promise.resolve(),
    release: () => Promise.resolve(),
    close: () => Promise.resolve(void (isClosed = true)),
  };
  const app = await startApp({
    imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), store })],
    providers: [SlowHandler],
  });

  const { umid } = sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);
  const { started } = app.get(SlowHandler);
  await app.close();

  expect(keys).toEqual([expect.stringContaining(umid)]);
  expect([started, isClosed]).toEqual([0, true]);
});

it('tells the health of its binds', async () => {
  const sandbox = await startSandbox();
  const binds = { transmitters: 1, receivers: 1 };
  const app = await startApp({
    imports: [
      TerminusModule.forRoot({ logger: false }),
      EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), binds }),
    ],
    providers: [EightByEightHealthIndicator],
  });
  const indicator = app.get(EightByEightHealthIndicator);
  const check = (): Promise<HealthCheckResult> =>
    app.get(HealthCheckService).check([() => indicator.checkSmpp('8x8')]);

  const up = await check();
  sandbox.addFault({ target: 'smpp.bind', effect: 'error' });
  const receiver = sandbox.smppStatus().binds.find(({ kind }) => kind === 'receiver');
  sandbox.cutSmppBind(receiver?.id ?? '');
  const down = await sandbox.waitFor(() =>
    check().then(
      () => undefined,
      (error: unknown) => (error as { response: HealthCheckResult }).response,
    ),
  );

  expect(up.details).toEqual({
    '8x8': { status: 'up', binds: { 'transmitter-1': 'bound', 'receiver-1': 'bound' } },
  });
  expect(down.details['8x8']).toMatchObject({
    status: 'down',
    message: expect.stringContaining('No SMPP receiver is bound'),
    binds: { 'transmitter-1': 'bound' },
  });
});
