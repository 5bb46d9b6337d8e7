import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { CheckpointError, fileCheckpoint } from 'cpaas-8x8';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientOf, closeSandboxes, customers, reached, startSandbox } from './bulk-test-client';

afterEach(closeSandboxes);

const folder = mkdtempSync(join(tmpdir(), 'checkpoint-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let lists = 0;
const freshPath = (): string => join(folder, `list-${++lists}.json`);

const lockBy = (path: string, pid: number, host = hostname()): void =>
  writeFileSync(`${path}.lock`, JSON.stringify({ pid, host }));

describe('the lock of a checkpoint file', () => {
  it('blocks a second run in the same process until the first run ends', async () => {
    const sandbox = await startSandbox();
    const { sms } = clientOf(sandbox);
    const path = freshPath();
    const first = sms.sendAll(customers(3), { checkpoint: fileCheckpoint(path) });
    const results = first[Symbol.asyncIterator]();
    await results.next();

    const second = Promise.resolve(sms.sendAll(customers(3), { checkpoint: fileCheckpoint(path) }));
    await expect(second).rejects.toMatchObject({
      name: 'CheckpointError',
      fault: 'in-use',
      pid: process.pid,
    });
    while (!(await results.next()).done);

    expect(existsSync(`${path}.lock`)).toBe(false);
    const third = await sms.sendAll(customers(3), { checkpoint: fileCheckpoint(path) });
    expect(third).toMatchObject({ accepted: 3, stopped: false });
    expect(reached(sandbox)).toHaveLength(3);
  });

  it('blocks a run while another process holds it, and the error has the process ID and advice', async () => {
    const sandbox = await startSandbox();
    const path = freshPath();
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = once(other, 'close');
    try {
      lockBy(path, Number(other.pid));
      const run = clientOf(sandbox).sms.sendAll(customers(2), { checkpoint: fileCheckpoint(path) });

      const error: unknown = await Promise.resolve(run).catch((reason: unknown) => reason);

      expect(error).toBeInstanceOf(CheckpointError);
      const { message } = error as CheckpointError;
      expect(message).toContain(`in use by process ${other.pid}`);
      expect(message).toContain(`delete ${path}.lock`);
      expect(reached(sandbox)).toEqual([]);
      expect(readFileSync(`${path}.lock`, 'utf8')).toContain(String(other.pid));
    } finally {
      other.kill('SIGKILL');
      await ended;
    }
  });

  it('blocks a run if a process on another host holds it', async () => {
    const path = freshPath();
    lockBy(path, 1, 'another.example.com');
    await expect(fileCheckpoint(path).claim?.()).rejects.toMatchObject({
      fault: 'in-use',
      message: expect.stringContaining('on another.example.com'),
    });
  });

  it('is taken over from a process that ended', async () => {
    const sandbox = await startSandbox();
    const path = freshPath();
    lockBy(path, spawnSync(process.execPath, ['-e', '0']).pid);

    const summary = await clientOf(sandbox).sms.sendAll(customers(2), { checkpoint: fileCheckpoint(path) });

    expect(summary.accepted).toBe(2);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('is taken over from an earlier process with the same ID, because containers reuse process IDs', async () => {
    const path = freshPath();
    lockBy(path, process.pid);
    const checkpoint = fileCheckpoint(path);

    await checkpoint.claim?.();
    await checkpoint.release?.();

    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  it('is released if the run cannot start', async () => {
    const sandbox = await startSandbox();
    const path = freshPath();
    writeFileSync(path, 'no checkpoint');

    const run = clientOf(sandbox).sms.sendAll(customers(2), { checkpoint: fileCheckpoint(path) });

    await expect(Promise.resolve(run)).rejects.toMatchObject({ fault: 'unreadable', path });
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});
