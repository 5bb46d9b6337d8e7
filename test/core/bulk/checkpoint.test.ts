import { afterEach, describe, expect, it } from '@jest/globals';
import type { Sandbox } from '8x8-sandbox';
import { fileCheckpoint, type Checkpoint, type RecipientResult } from 'cpaas-8x8';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  closeSandboxes,
  clientOf,
  customers,
  gathered,
  memoryCheckpoint,
  reached,
  startSandbox,
  statuses,
} from './bulk-test-client';

afterEach(closeSandboxes);

describe('a run with a checkpoint', () => {
  it('resumes where it was stopped, and sends nothing twice', async () => {
    const sandbox = await startSandbox();
    const checkpoint = memoryCheckpoint();
    const { sms } = clientOf(sandbox);
    const controller = new AbortController();
    let told = 0;
    const first = await sms.sendAll(customers(50), {
      checkpoint,
      batchSize: 5,
      signal: controller.signal,
      onResult: () => {
        if (++told === 12) controller.abort();
      },
    });

    const second = await sms.sendAll(customers(50), { checkpoint, batchSize: 7 });

    expect(first.stopped).toBe(true);
    expect(second).toMatchObject({ done: 50, accepted: 50, unknown: 0, stopped: false });
    expect(reached(sandbox).toSorted()).toEqual(
      customers(50)
        .map(({ text }) => text)
        .toSorted(),
    );
  });

  it('sends no further batch if it is aborted while the checkpoint is saved', async () => {
    const sandbox = await startSandbox();
    const controller = new AbortController();
    const { load, save } = memoryCheckpoint();
    let open = (): void => undefined;
    const isOpen = new Promise<void>((resolve) => (open = resolve));
    const checkpoint: Checkpoint = {
      load,
      save: async (state) => {
        if (state.inFlight.some(({ first }) => first === 5)) await isOpen;
        await save(state);
      },
    };
    const options = { checkpoint, batchSize: 5, signal: controller.signal };

    for await (const { index } of clientOf(sandbox).sms.sendAll(customers(50), options)) {
      if (index > 0) continue;
      controller.abort();
      open();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }

    expect(reached(sandbox)).toHaveLength(5);
  });

  it('sends nothing if the earlier run completed', async () => {
    const sandbox = await startSandbox();
    const checkpoint = memoryCheckpoint();
    const { sms } = clientOf(sandbox);
    await sms.sendAll(customers(5), { checkpoint });

    const results = await gathered(sms.sendAll(customers(5), { checkpoint }));

    expect(results).toEqual([]);
    expect(reached(sandbox)).toHaveLength(5);
  });

  it('reports batches that were in flight during a crash as unknown, and does not send them again', async () => {
    const sandbox = await startSandbox();
    const whole = memoryCheckpoint();
    const { sms } = clientOf(sandbox);
    await sms.sendAll(customers(9), { checkpoint: whole, batchSize: 3, concurrency: 1 });
    const crashed = whole.saved.find(({ inFlight }) => inFlight[0]?.first === 3);
    const before = reached(sandbox).length;

    const results = await gathered(
      sms.sendAll(customers(9), { checkpoint: memoryCheckpoint(crashed), batchSize: 3 }),
    );

    expect(results.map(({ index, status }) => [index, status])).toEqual([
      ...[3, 4, 5].map((index) => [index, 'unknown']),
      ...[6, 7, 8].map((index) => [index, 'accepted']),
    ]);
    expect(reached(sandbox)).toHaveLength(before + 3);
  });

  it('saves each batch as in flight before it sends the batch', async () => {
    const sandbox = await startSandbox();
    const order: string[] = [];
    sandbox.on(({ kind }) => {
      if (kind === 'request') order.push('request');
    });
    const checkpoint = {
      load: async () => undefined,
      save: async ({ inFlight }: { readonly inFlight: readonly unknown[] }) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push(`saved ${inFlight.length}`);
      },
    };

    await clientOf(sandbox).sms.sendAll(customers(4), { checkpoint, batchSize: 2, concurrency: 1 });

    expect(order.filter((what, place) => what === 'request' && order[place - 1] !== 'saved 1')).toEqual([]);
    expect(order.at(-1)).toBe('saved 0');
  });

  it('sends nothing if the checkpoint cannot be saved', async () => {
    const sandbox = await startSandbox();
    const results: RecipientResult[] = [];
    const save = () => Promise.reject(new Error('the disk is full'));

    const ended = Promise.resolve(
      clientOf(sandbox).sms.sendAll(customers(4), {
        checkpoint: { load: async () => undefined, save },
        onResult: (result) => results.push(result),
      }),
    );

    await expect(ended).rejects.toThrow('the disk is full');
    expect(statuses(results)).toEqual(Array<string>(4).fill('not-sent'));
    expect(sandbox.requests()).toEqual([]);
  });

  it('reports results again as unknown if onResult threw', async () => {
    const sandbox = await startSandbox();
    const checkpoint = memoryCheckpoint();
    const { sms } = clientOf(sandbox);
    const onResult = (): never => {
      throw new Error('the database is gone');
    };
    await expect(Promise.resolve(sms.sendAll(customers(4), { checkpoint, onResult }))).rejects.toThrow(
      'database',
    );

    const results = await gathered(sms.sendAll(customers(4), { checkpoint }));

    expect(statuses(results)).toEqual(Array<string>(4).fill('unknown'));
    expect(reached(sandbox)).toHaveLength(4);
  });

  it('sends what an earlier run did not send', async () => {
    const sandbox = await startSandbox();
    const checkpoint = memoryCheckpoint();
    sandbox.addFault({ trigger: { next: 1 }, effect: 'tooManyRequests' });
    const first = Promise.resolve(
      clientOf(sandbox, { maxRetries: 0 }).sms.sendAll(customers(4), { checkpoint }),
    );
    await expect(first).rejects.toMatchObject({ status: 429 });

    const second = await clientOf(sandbox).sms.sendAll(customers(4), { checkpoint });

    expect(second).toMatchObject({ accepted: 4, unknown: 0 });
    expect(reached(sandbox)).toHaveLength(4);
  });

  it.each([
    ['other recipients', (all: readonly object[]) => [{ destination: '+6598765432', text: 'New' }, ...all]],
    ['fewer recipients', (all: readonly object[]) => all.slice(0, 2)],
  ])('does not resume with %s', async (_what, change) => {
    const sandbox = await startSandbox();
    const checkpoint = memoryCheckpoint();
    const { sms } = clientOf(sandbox);
    await sms.sendAll(customers(4), { checkpoint });

    const ended = Promise.resolve(sms.sendAll(change(customers(4)) as never, { checkpoint }));

    await expect(ended).rejects.toThrow('The checkpoint belongs to another list');
    expect(reached(sandbox)).toHaveLength(4);
  });

  it('does not resume with another operation', async () => {
    const sandbox = await startSandbox();
    const checkpoint = memoryCheckpoint();
    const client = clientOf(sandbox);
    await client.sms.sendAll(customers(1), { checkpoint });

    await expect(Promise.resolve(client.chatApps.sendAll([], { checkpoint }))).rejects.toThrow(
      'does not belong to chatApps.send',
    );
  });
});

describe('a checkpoint in a file', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'checkpoint-')), 'list.json');

  it('stores the state without phone numbers and texts, and is undefined before the first run', async () => {
    const sandbox = await startSandbox();
    const checkpoint = fileCheckpoint(path);
    expect(await checkpoint.load()).toBeUndefined();

    await clientOf(sandbox).sms.sendAll(customers(3), { checkpoint });

    expect(await checkpoint.load()).toMatchObject({
      operation: 'sms.send',
      counts: { accepted: 3 },
      inFlight: [],
    });
    expect(readFileSync(path, 'utf8')).not.toMatch(/9111|Order/);
  });

  it('is refused if the file is not a checkpoint', async () => {
    for (const text of ['', '{}', '[1]', 'null']) {
      writeFileSync(path, text);
      await expect(fileCheckpoint(path).load()).rejects.toThrow('is not a checkpoint file');
    }
  });
});

describe('a checkpoint with a changed list', () => {
  const changed = (place: number): { readonly destination: string; readonly text: string }[] =>
    customers(9).map((customer, index) => (index === place ? { ...customer, text: 'Another' } : customer));

  /** Stops a run of nine recipients after six, and returns its checkpoint. */
  async function stoppedRun(sandbox: Sandbox): Promise<Checkpoint> {
    const checkpoint = memoryCheckpoint();
    const stop = new AbortController();
    await clientOf(sandbox).sms.sendAll(customers(9), {
      checkpoint,
      batchSize: 2,
      concurrency: 1,
      signal: stop.signal,
      onProgress: ({ done }) => done === 6 && stop.abort(),
    });
    return checkpoint;
  }

  it.each([0, 1, 4, 5])('detects a changed recipient at index %i, and sends nothing', async (place) => {
    const sandbox = await startSandbox();
    const checkpoint = await stoppedRun(sandbox);
    const before = reached(sandbox).length;

    const run = clientOf(sandbox).sms.sendAll(changed(place), { checkpoint, batchSize: 2 });

    await expect(Promise.resolve(run)).rejects.toMatchObject({
      name: 'CheckpointError',
      fault: 'another-list',
      index: 5,
    });
    expect(reached(sandbox)).toHaveLength(before);
  });

  it('detects that two recipients were swapped', async () => {
    const sandbox = await startSandbox();
    const checkpoint = await stoppedRun(sandbox);
    const [one, other, ...rest] = customers(9);

    const run = clientOf(sandbox).sms.sendAll([...(other ? [other] : []), ...(one ? [one] : []), ...rest], {
      checkpoint,
    });

    await expect(Promise.resolve(run)).rejects.toMatchObject({ fault: 'another-list' });
  });

  it('resumes if only unsent recipients changed', async () => {
    const sandbox = await startSandbox();
    const checkpoint = await stoppedRun(sandbox);

    const summary = await clientOf(sandbox).sms.sendAll(changed(8), { checkpoint, batchSize: 2 });

    expect(summary).toMatchObject({ accepted: 9, stopped: false });
  });

  it('only compares the last recipient of each batch if an earlier release wrote it', async () => {
    const sandbox = await startSandbox();
    const state = await (await stoppedRun(sandbox)).load();
    if (!state) throw new Error('nothing was saved');
    const ended = state.ended.map(({ first, count, last }) => ({ first, count, last }));

    const checkpoint = memoryCheckpoint({ ...state, ended });
    const summary = await clientOf(sandbox).sms.sendAll(changed(0), { checkpoint });

    expect(summary).toMatchObject({ accepted: 9, stopped: false });
  });
});
