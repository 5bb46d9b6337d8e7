import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { transformSync } from '@swc/core';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as core from 'cpaas-8x8';
import * as openApi from 'cpaas-8x8/open-api';
import * as automation from 'cpaas-8x8/workflow';
import * as sandboxPackage from '8x8-sandbox';
import { start, type Started } from '../sandbox/started-sandbox';

const readme = readFileSync(join(__dirname, '../../core/README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```ts\n([^]*?)^```/gm)].map((match, index) => ({
  code: match[1] ?? '',
  name: `${index + 1}: ${(match[1] ?? '').split('\n').find((line) => line && !line.startsWith('import')) ?? ''}`,
}));

const AsyncFunction = Object.getPrototypeOf(async () => undefined) as {
  constructor: new (...args: string[]) => (...values: unknown[]) => Promise<void>;
};
const folder = mkdtempSync(join(tmpdir(), '8x8-readme-'));
let started: Started;

beforeAll(async () => {
  started = await start();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await started.close();
});

/** Runs a block as a program of the reader's, whose client leads to the sandbox. */
async function run(code: string): Promise<void> {
  const { apiKey, url: baseUrl, accountId, subAccountIds } = started.sandbox;
  const to8x8 = { apiKey, baseUrl, accountId, subAccountIds };
  const modules: Readonly<Record<string, unknown>> = {
    'cpaas-8x8': {
      ...core,
      fileCheckpoint: (name: string) => core.fileCheckpoint(join(folder, name)),
      createClient: (options: core.NodeClientOptions) =>
        core.createClient({ ...options, ...(options.baseUrl === undefined ? to8x8 : {}) }),
    },
    'cpaas-8x8/open-api': openApi,
    'cpaas-8x8/workflow': automation,
    '8x8-sandbox': sandboxPackage,
    'node:fs': { createReadStream: () => Readable.from(['Phone,Message\n', '+6591234567,Hello\n']) },
    '@opentelemetry/api': { trace: { getTracer: () => ({}) } },
  };
  const scope = {
    modules,
    apiKey,
    client: started.client,
    expected: 'Bearer s3cret',
    request: { headers: { authorization: 'Bearer s3cret' } },
    respond: () => undefined,
    keep: () => undefined,
    rawBody: '{"namespace":"sms","eventType":"inbound_message_received","payload":{"umid":"1","body":"Hi"}}',
  };
  const plain = code.replaceAll(/^import (\{[^}]*\}) from ('[^']+');$/gm, 'const $1 = modules[$2];');
  const { code: script } = transformSync(`async () => {${plain}}`, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  });
  const body = `return (${script.trim().replace(/;$/, '')})()`;
  await new AsyncFunction.constructor(...Object.keys(scope), body)(...Object.values(scope));
}

describe('the README of the core', () => {
  it('has code for everything that it promises', () => {
    expect(blocks.length).toBeGreaterThan(10);
  });

  it.each(blocks)('runs as it is written, $name', async ({ code }) => {
    await expect(run(code)).resolves.toBeUndefined();
  });
});
