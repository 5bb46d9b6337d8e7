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

/** Small whole numbers, the same every time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

describe('a run that is killed, over and over', () => {
  let sandbox: Sandbox | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'killed-run-'));
  const place = (name: string): string => join(folder, name);

  afterEach(async () => {
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the program; kills it a little after so many requests more. Answers what it said if it came to its end. */
  async function run(to: Sandbox, afterRequests: number, thenMs: number): Promise<string | undefined> {
    const { url, apiKey, subAccountIds } = to;
    const files = [place('list.csv'), place('checkpoint.json'), place('results.txt')];
    const child = spawn(process.execPath, [program, url, apiKey, subAccountIds.sms, ...files]);
    let said = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    const ended = once(child, 'close');
    let requests = 0;
    const stopListening = to.on(({ kind }) => {
      if (kind !== 'request' || ++requests !== afterRequests) return;
      void delay(thenMs).then(() => child.kill('SIGKILL'));
    });
    const [code] = (await ended) as [number | null];
    stopListening();
    if (code !== null && code !== 0) throw new Error(complaint);
    return code === 0 ? said : undefined;
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

  it('sends nobody twice when it is started again, and accounts for everybody', async () => {
    sandbox = await createSandbox({ clock: 'manual' });
    sandbox.addFault({ trigger: { probability: 0.3 }, effect: { kind: 'slow', ms: 30 } });
    const isWrong = (index: number): boolean => index % 100 === 50;
    const rows = Array.from({ length: recipients }, (_, index) =>
      isWrong(index) ? `12,Order ${index}` : `+65${91_110_100 + index * 10},"Order ${index}"`,
    );
    writeFileSync(place('list.csv'), ['destination,text', ...rows].join('\n'));
    const roll = dice(8);

    let said: string | undefined;
    for (let kill = 0; kill < kills; kill++) {
      said = await run(sandbox, 1 + roll(6), roll(25));
      expect(said).toBeUndefined();
      expect(existsSync(place('checkpoint.json'))).toBe(true);
    }
    said = await run(sandbox, Infinity, 0);

    const inBooks = sandbox.messages().map(({ text }) => text);
    const results = resultsByIndex();
    const summary = JSON.parse(said ?? '') as BulkSummary;
    const told = (index: number): string[] => [...(results.get(index) ?? [])];
    const all = [...Array(recipients).keys()];
    const without = (status: string): number[] =>
      all.filter((index) => told(index).includes(status) && !inBooks.includes(`Order ${index}`));

    expect(new Set(inBooks).size).toBe(inBooks.length);
    expect(all.filter((index) => told(index).length === 0)).toEqual([]);
    expect(without('accepted')).toEqual([]);
    expect(all.filter((index) => told(index).includes('rejected') !== isWrong(index))).toEqual([]);
    expect(all.filter((index) => told(index).includes('not-sent'))).toEqual([]);
    expect(summary).toMatchObject({ done: recipients, rejected: recipients / 100, stopped: false });
    expect(summary.unknown).toBeGreaterThan(0);
    expect(summary.unknown).toBeLessThanOrEqual(kills * 3 * 25);
  });
});
