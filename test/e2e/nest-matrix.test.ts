import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import { pack, root } from '../pack/packed';
import { outputOf } from '../pack/program';

/** Nest as published, one folder a version; everything of ours comes from the tarballs. */
const versions = {
  '11': {
    '@nestjs/common': '11.1.9',
    '@nestjs/platform-express': '11.1.9',
    '@nestjs/platform-fastify': '11.1.9',
  },
  '12': {
    '@nestjs/common': '12.5.1',
    '@nestjs/platform-express': '12.5.1',
    '@nestjs/platform-fastify': '12.5.0',
  },
};
const path = '/webhooks/8x8';
const authorization = 'Bearer of-the-matrix';

describe.each(Object.entries(versions))('an app on Nest %s, from the tarballs', (version, nest) => {
  const folder = mkdtempSync(join(tmpdir(), `nest-${version}-`));
  let sandbox: Sandbox | undefined;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const tarballs = await pack(join(folder, 'tarballs'));
    const core = `file:${tarballs['cpaas-8x8']}`;
    const manifest = {
      name: 'an-app',
      version: '1.0.0',
      private: true,
      dependencies: {
        ...nest,
        '@nestjs/core': nest['@nestjs/common'],
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
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['express', 'commonjs.cjs'],
    ['express', 'esm.mjs'],
    ['fastify', 'commonjs.cjs'],
    ['fastify', 'esm.mjs'],
  ])(
    'sends, and answers who writes to it, on %s as %s',
    async (adapter, program) => {
      sandbox = await createSandbox({ timeScale: 0.01 });
      const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
      const account = { apiKey, accountId, subAccountIds, baseUrl };
      const options = { ...account, webhooks: { path, authorization } };
      const child = spawn(process.execPath, [program], {
        cwd: folder,
        env: { ...process.env, NODE_OPTIONS: '', ADAPTER: adapter, EIGHT_BY_EIGHT: JSON.stringify(options) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = once(child, 'exit');
      stop = async () => {
        child.kill('SIGTERM');
        await ended;
      };
      let errors = '';
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
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

      sandbox.inboundSms({ from: '+6591234567', text: 'Hello there' });

      const answer = await sandbox.waitForMessage({ direction: 'outbound', to: '+6591234567' });
      expect(answer.text).toBe('You said: Hello there');
      expect(sandbox.messages({ to: '+6591230001' })).toMatchObject([{ text: 'The app is up.' }]);
      const unauthorized = await fetch(`${url}${path}`, { method: 'POST', body: '{}' });
      expect(unauthorized.status).toBe(401);
    },
    60_000,
  );
});
