import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable, Logger } from '@nestjs/common';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type EightByEightClient, type WebhookEventOf } from 'cpaas-8x8';
import { OnCallStatus, OnInboundMessage, OnInboundSms, type RegistrationOptions } from 'nestjs-8x8';
import { RecordingLogger } from '../handlers/recording-logger';
import { inboundSms, path, startApp, type StartedApp } from './started-app';

let sandbox: Sandbox;
let client: EightByEightClient;
let started: StartedApp | undefined;
const publicUrl = 'http://127.0.0.1:9/shop';

beforeEach(async () => {
  sandbox = await createSandbox({ timeScale: 0.001 });
  const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
  client = createClient({ baseUrl, apiKey, accountId, subAccountIds });
});

afterEach(async () => {
  await started?.app.close();
  started = undefined;
  await sandbox.close();
});

@Injectable()
class Handlers {
  readonly texts: (string | undefined)[] = [];

  @OnInboundSms()
  sms(event: WebhookEventOf<'sms.inbound'>): void {
    this.texts.push(event.payload.body);
  }

  @OnInboundMessage()
  chat(): void {}

  @OnCallStatus()
  call(): void {}
}

function start(register: Partial<RegistrationOptions> = {}): Promise<StartedApp> {
  const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
  return startApp({
    server: 'express',
    providers: [Handlers],
    options: { baseUrl, apiKey, accountId, subAccountIds },
    webhooks: { register: { publicUrl, ...register } },
  });
}

/** The webhooks that are registered at 8x8. */
async function registered(): Promise<string[]> {
  const [sms, chat, voice] = await Promise.all([
    client.sms.getWebhooks(),
    client.chatApps.getWebhooks(),
    client.voice.getWebhooks(),
  ]);
  return [
    ...sms.map(({ subAccountId, url }) => `sms ${subAccountId} ${url}`),
    ...chat.map(({ subAccountId, type, url }) => `chat ${subAccountId} ${type} ${url}`),
    ...(voice.webhooks ?? []).map(({ type, url }) => `voice ${type} ${url}`),
  ].sort();
}

async function until(done: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const ownUrls = [
  `chat * MSG ${publicUrl}${path}`,
  `sms * ${publicUrl}${path}`,
  `voice VCS ${publicUrl}${path}`,
];

describe('webhook registration at startup', () => {
  it('registers the app for the events of its handlers, and again after a restart', async () => {
    started = await start();
    await until(async () => (await registered()).length === 3);
    await started.app.close();
    started = await start();
    await until(async () => (await registered()).length === 3);

    expect(await registered()).toEqual(ownUrls);
  });

  it('stops the app if another URL is registered, names that URL without its query, and changes nothing', async () => {
    const url = 'https://example.com/theirs?token=hidden';
    await client.chatApps.setWebhooks({ webhooks: [{ subAccountId: '*', type: 'MSG', url }] });

    const booting = start();

    await expect(booting).rejects.toThrow(
      '8x8 already posts chat apps events of type MSG of all subaccounts to https://example.com/theirs. Remove',
    );
    await expect(booting).rejects.not.toThrow('hidden');
    expect(await registered()).toEqual([`chat * MSG ${url}`]);
  });

  it('replaces another URL if `replace` is set', async () => {
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: 'https://example.com/theirs' }] });

    started = await start({ replace: true });

    await until(async () => (await registered()).length === 3);
    expect(await registered()).toEqual(ownUrls);
  });

  it('registers only the given products', async () => {
    started = await start({ products: ['sms'] });

    await until(async () => (await registered()).length > 0);
    expect(await registered()).toEqual([`sms * ${publicUrl}${path}`]);
  });

  it('removes its own URLs on shutdown if `cleanUp` is set, and keeps the URLs of others', async () => {
    started = await start({ cleanUp: true });
    await until(async () => (await registered()).length === 3);
    await client.voice.setWebhook({ type: 'VCS', url: 'https://example.com/theirs' });

    await started.app.close();
    started = undefined;

    expect(await registered()).toEqual(['voice VCS https://example.com/theirs']);
  });

  it('refuses a public URL without http or https', async () => {
    await expect(start({ publicUrl: 'shop.example.com' })).rejects.toThrow('webhooks.register.publicUrl');
  });

  it('starts although 8x8 is down, says so, and registers once 8x8 is back', async () => {
    const log = new RecordingLogger();
    sandbox.addFault({
      target: '*',
      trigger: 'always',
      effect: 'internalError',
    });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'performance'], advanceTimers: 50 });

    started = await start();
    Logger.overrideLogger(log);
    for (let each = 0; each < 200 && log.having('could not be registered').length === 0; each++)
      await jest.advanceTimersByTimeAsync(1_000);
    const before = log.having('could not be registered at 8x8');
    sandbox.clearFaults();
    for (let each = 0; each < 200 && log.having('8x8 now posts').length === 0; each++)
      await jest.advanceTimersByTimeAsync(1_000);
    jest.useRealTimers();
    Logger.overrideLogger(false);

    expect(before[0]).toContain('Next attempt in 5 s.');
    expect(await registered()).toEqual(ownUrls);
  });

  it('starts although 8x8 does not answer', async () => {
    sandbox.addFault({ target: '*', trigger: 'always', effect: { kind: 'slow', ms: 600_000 } });

    started = await start();

    expect((await started.post(inboundSms())).status).toBe(200);
  });

  it.each([
    'http://localhost:3000',
    'https://192.168.1.7',
    'http://[::1]:3000',
    'http://web:3000',
    'http://10.0.0.1',
  ])('refuses %s, which 8x8 cannot reach, unless a baseUrl is set', async (privateUrl) => {
    const { apiKey, accountId, subAccountIds } = sandbox;
    const booting = startApp({
      server: 'express',
      providers: [Handlers],
      options: { apiKey, accountId, subAccountIds },
      webhooks: { register: { publicUrl: privateUrl } },
    });

    await expect(booting).rejects.toThrow('8x8 cannot reach webhooks.register.publicUrl');
  });
});
