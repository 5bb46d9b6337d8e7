import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as core from 'cpaas-8x8';
import * as sandboxPackage from '8x8-sandbox';
import { claimsOf, runSample, samplesOf } from '../samples';
import { start, type Started } from '../sandbox/started-sandbox';

const samples = samplesOf('core/README.md');
const folder = mkdtempSync(join(tmpdir(), '8x8-readme-'));
let started: Started;

beforeAll(async () => {
  started = await start();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await started.close();
});

/** Runs a sample as a program of the reader's, whose client leads to the sandbox. */
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
    '8x8-sandbox': sandboxPackage,
    'node:fs': { createReadStream: () => Readable.from(['Phone,Message\n', '+6591234567,Hello\n']) },
    '@opentelemetry/api': { trace: { getTracer: () => ({}) } },
  };
  await runSample(code, modules, {
    apiKey,
    client: started.client,
    expected: 'Bearer s3cret',
    request: { headers: { authorization: 'Bearer s3cret' } },
    respond: () => undefined,
    keep: () => undefined,
    rawBody: '{"namespace":"sms","eventType":"inbound_message_received","payload":{"umid":"1","body":"Hi"}}',
  });
}

describe('the README of the core', () => {
  it('has code for everything that it promises', () => {
    expect(samples.length).toBeGreaterThan(10);
    expect(samples.flatMap(({ code }) => claimsOf(code)).length).toBeGreaterThan(2);
  });

  it.each(samples)('has code that runs, and does what it says, $name', async ({ code }) => {
    await expect(run(code)).resolves.toBeUndefined();
  });
});
