import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import { startRedis, type RedisServer } from '../nestjs-module/redis-server';
import { pack, root } from '../pack/packed';
import { outputOf } from '../pack/program';

/** Published versions of Nest, BullMQ and ioredis, one folder per version of Nest. Our packages come from their tarballs. */
const versions = {
  '11': {
    '@nestjs/common': '11.1.9',
    '@nestjs/platform-express': '11.1.9',
    '@nestjs/platform-fastify': '11.1.9',
    '@nestjs/microservices': '11.1.9',
    '@nestjs/bullmq': '11.0.4',
    bullmq: '5.81.5',
    ioredis: '5.11.1',
  },
  '12': {
    '@nestjs/common': '12.5.1',
    '@nestjs/platform-express': '12.5.1',
    '@nestjs/platform-fastify': '12.5.0',
    '@nestjs/microservices': '12.1.1',
    '@nestjs/bullmq': '12.0.0',
    bullmq: '6.7.0',
    ioredis: '6.0.0',
  },
};
const path = '/webhooks/8x8';
const authorization = 'Bearer of-the-matrix';

describe.each(Object.entries(versions))('an app on Nest %s, from the tarballs', (version, nest) => {
  const folder = mkdtempSync(join(tmpdir(), `nest-${version}-`));
  let sandbox: Sandbox | undefined;
  let redis: RedisServer | undefined;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const tarballs = await pack(join(folder, 'tarballs'), ['cpaas-8x8', 'nestjs-8x8']);
    const core = `file:${tarballs['cpaas-8x8']}`;
    const manifest = {
      name: 'an-app',
      version: '1.0.0',
      private: true,
      dependencies: {
        ...nest,
        '@nestjs/core': nest['@nestjs/common'],
        '@nestjs/throttler': '6.7.1',
        webpack: '5.113.0',
        'reflect-metadata': '0.2.2',
        rxjs: '7.8.2',
        'cpaas-8x8': core,
        'nestjs-8x8': `file:${tarballs['nestjs-8x8']}`,
      },
    };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    cpSync(join(root, 'test', 'e2e', 'nest-app'), folder, { recursive: true });
    const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--legacy-peer-deps'];
    await outputOf('npm', ['install', ...flags], { cwd: folder });
  }, 300_000);

  afterEach(async () => {
    await stop?.();
    await sandbox?.close();
    await redis?.close();
    redis = undefined;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts a program of the app and registers its webhook URL in the sandbox. */
  async function startProgram(program: string, variables: Readonly<Record<string, string>>) {
    const local = (sandbox = await createSandbox({ timeScale: 0.01 }));
    const { apiKey, accountId, subAccountIds, url: baseUrl } = local;
    const account = { apiKey, accountId, subAccountIds, baseUrl };
    const options = { ...account, webhooks: { path, authorization } };
    const child = spawn(process.execPath, [program], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', EIGHT_BY_EIGHT: JSON.stringify(options), ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const ended = once(child, 'exit');
    stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
    if (!child.stdout) throw new Error('The app has no output.');
    const line = await Promise.race([
      once(createInterface(child.stdout), 'line').then(([text]) => String(text)),
      ended.then(() => Promise.reject(new Error(`the app ended: ${errors}`))),
    ]);
    const { url } = JSON.parse(line) as { url: string };
    await createClient(account).sms.setWebhooks({
      webhooks: [
        { subAccountId: '*', url: `${url}${path}`, httpAuthorization: authorization, enabled: true },
      ],
    });
    return { sandbox: local, url, child };
  }

  it.each([
    ['express', 'commonjs.cjs'],
    ['express', 'esm.mjs'],
    ['fastify', 'commonjs.cjs'],
    ['fastify', 'esm.mjs'],
  ])(
    'sends, and answers who writes to it, on %s as %s',
    async (adapter, program) => {
      const { sandbox, url } = await startProgram(program, { ADAPTER: adapter });

      sandbox.inboundSms({ from: '+6591234567', text: 'Hello there' });

      const answer = await sandbox.waitForMessage({ direction: 'outbound', to: '+6591234567' });
      expect(answer.text).toBe('You said: Hello there');
      expect(sandbox.messages({ to: '+6591230001' })).toMatchObject([{ text: 'The app is up.' }]);
      const unauthorized = await fetch(`${url}${path}`, { method: 'POST', body: '{}' });
      expect(unauthorized.status).toBe(401);
    },
    60_000,
  );

  /** Has a customer write, and returns what the app answers. */
  async function answerOf({ sandbox }: { readonly sandbox: Sandbox }): Promise<string> {
    sandbox.inboundSms({ from: '+6591234567', text: 'Hello there' });
    const { text } = await sandbox.waitForMessage({ direction: 'outbound', to: '+6591234567' });
    return text;
  }

  it.each(['express', 'fastify'])(
    "answers although it has the global guards, throttler, interceptor and filters of Nest's documentation, on %s",
    async (adapter) => {
      const app = await startProgram('enhancers.cjs', { ADAPTER: adapter });

      expect(await answerOf(app)).toBe('You said: Hello there');
      expect((await fetch(`${app.url}/nowhere`)).status).toBe(404);
    },
    60_000,
  );

  it('answers as a hybrid app', async () => {
    expect(await answerOf(await startProgram('hybrid.cjs', {}))).toBe('You said: Hello there');
  }, 60_000);

  it.each(['context', 'microservice'])(
    'answers from a worker without an HTTP server: %s',
    async (kind) => {
      redis = await startRedis();
      const app = await startProgram('worker.cjs', { REDIS: redis.url, WORKER: kind });

      expect(await answerOf(app)).toBe('You said: Hello there');
    },
    60_000,
  );

  it('answers from a production bundle of webpack, and tells its accounts apart', async () => {
    await outputOf(process.execPath, ['bundle.cjs'], { cwd: folder });
    const app = await startProgram('minified-bundle.js', {});

    expect(await answerOf(app)).toBe('You said: Hello there');
    const fromJakarta = await app.sandbox.waitForMessage({ to: '+6591230002' });
    expect(fromJakarta.text).toBe('Voice: function.');
  }, 240_000);

  it(`handles events and bulk sends through queues of BullMQ ${nest.bullmq} with ioredis ${nest.ioredis}`, async () => {
    redis = await startRedis();
    const { sandbox, child } = await startProgram('queue.cjs', { REDIS: redis.url });

    sandbox.inboundSms({ from: '+6591234567', text: 'Hello there' });
    const answer = await sandbox.waitForMessage({ direction: 'outbound', to: '+6591234567' });
    child.send(100);
    const [status] = (await once(child, 'message')) as [unknown];

    expect(answer.text).toBe('You said: Hello there');
    expect(status).toMatchObject({ state: 'completed', total: 100, progress: { accepted: 100 } });
  }, 60_000);
});
