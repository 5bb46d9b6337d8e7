import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import type { BulkSummary } from 'cpaas-8x8';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { bundleProgram } from '../../bundle-program';

jest.setTimeout(300_000);

const program = bundleProgram(join(__dirname, 'send-list.ts'));
const recipients = 2_000;
const kills = 8;

/** Returns a reproducible generator of small whole numbers. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('a run that is killed repeatedly', () => {
  let sandbox: Sandbox | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'killed-run-'));
  const place = (name: string): string => join(folder, name);

  afterEach(async () => {
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the program, and kills it shortly after this number of requests. Returns its output if it completes. */
  async function run(to: Sandbox, afterRequests: number, thenMs: number): Promise<string | undefined> {
    const { url, apiKey, subAccountIds } = to;
    const files = [place('list.csv'), place('checkpoint.json'), place('results.txt')];
    const child = spawn(process.execPath, [program, url, apiKey, subAccountIds.sms, ...files]);
    let output = '';
    let errorOutput = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errorOutput += chunk.toString()));
    const ended = once(child, 'close');
    let requests = 0;
    const stopListening = to.on(({ kind }) => {
      if (kind !== 'request' || ++requests !== afterRequests) return;
      void delay(thenMs).then(() => child.kill('SIGKILL'));
    });
    const [code] = (await ended) as [number | null];
    stopListening();
    if (code !== null && code !== 0) throw new Error(errorOutput);
    return code === 0 ? output : undefined;
  }

  const resultsByIndex = (): Map<number, Set<string>> => {
    const results = new Map<number, Set<string>>();
    for (const line of readFileSync(place('results.txt'), 'utf8').trim().split('\n')) {
      const [index = '', status = ''] = line.split(' ');
      const known = results.get(Number(index)) ?? new Set();
      results.set(Number(index), known.add(status));
    }
    return results;
  };

  it('sends nothing twice after restarts, and reports every recipient', async () => {
    sandbox = await createSandbox({ clock: 'manual' });
    sandbox.addFault({ trigger: { probability: 0.3 }, effect: { kind: 'slow', ms: 30 } });
    const isWrong = (index: number): boolean => index % 100 === 50;
    const rows = Array.from({ length: recipients }, (_, index) =>
      isWrong(index) ? `12,Order ${index}` : `+65${91_110_100 + index * 10},"Order ${index}"`,
    );
    writeFileSync(place('list.csv'), ['destination,text', ...rows].join('\n'));
    const roll = seededRandom(8);

    let output: string | undefined;
    for (let kill = 0; kill < kills; kill++) {
      output = await run(sandbox, 1 + roll(6), roll(25));
      expect(output).toBeUndefined();
      expect(existsSync(place('checkpoint.json'))).toBe(true);
    }
    output = await run(sandbox, Infinity, 0);

    const inBooks = sandbox.messages().map(({ text }) => text);
    const results = resultsByIndex();
    const summary = JSON.parse(output ?? '') as BulkSummary;
    const reportedStatuses = (index: number): string[] => [...(results.get(index) ?? [])];
    const all = [...Array(recipients).keys()];
    const without = (status: string): number[] =>
      all.filter((index) => reportedStatuses(index).includes(status) && !inBooks.includes(`Order ${index}`));

    expect(new Set(inBooks).size).toBe(inBooks.length);
    expect(all.filter((index) => reportedStatuses(index).length === 0)).toEqual([]);
    expect(without('accepted')).toEqual([]);
    expect(all.filter((index) => reportedStatuses(index).includes('rejected') !== isWrong(index))).toEqual(
      [],
    );
    expect(all.filter((index) => reportedStatuses(index).includes('not-sent'))).toEqual([]);
    expect(summary).toMatchObject({ done: recipients, rejected: recipients / 100, stopped: false });
    expect(summary.unknown).toBeGreaterThan(0);
    expect(summary.unknown).toBeLessThanOrEqual(kills * 3 * 25);
  });
});
