import 'reflect-metadata';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { BulkSends, type BulkProblem, type BulkStatus } from 'nestjs-8x8/bullmq';
import { startSendingApp, type SendingApp } from './sending-app';
import { bundleWorker, kill, startWorker } from './worker-process';

jest.setTimeout(240_000);

const BULKS = 2;
const ROWS = 2_000;
const KILLS = 6;
const BATCH = 10;
const CONCURRENCY = 2;

const program = bundleWorker();

let sending: SendingApp;
let workers: ChildProcess[] = [];

beforeEach(async () => {
  sending = await startSendingApp();
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map(kill));
  await sending.close();
});

const newWorker = (): Promise<ChildProcess> => startWorker(program, sending.redis.url, sending.account);

const sentTexts = (): readonly string[] =>
  sending.account.sandbox.messages({ direction: 'outbound' }).map(({ text }) => text);

function* customers(bulk: number): Generator<{ destination: string; text: string }> {
  for (let index = 0; index < ROWS; index++)
    yield { destination: `+65${90_005_000 + index}`, text: textOf(bulk, index) };
}

const textOf = (bulk: number, index: number): string => `Bulk ${bulk}, offer ${index}`;

async function ended(bulk: BulkSends, id: string): Promise<BulkStatus> {
  for (;;) {
    const status = await bulk.status(id);
    if (status && status.state !== 'running' && status.state !== 'waiting') return status;
    await sleep(100);
  }
}

it('sends no message twice even if workers are killed, and lists recipients with an unknown outcome', async () => {
  // Slow requests, so that rows are left when the last worker is killed.
  sending.account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 100 } });
  workers = await Promise.all([newWorker(), newWorker()]);
  const bulk = sending.app.get(BulkSends);
  const started = await Promise.all(
    Array.from({ length: BULKS }, (_, number) =>
      bulk.start({
        operation: 'sms.send',
        rows: customers(number),
        batchSize: BATCH,
        concurrency: CONCURRENCY,
      }),
    ),
  );

  for (let killed = 1; killed <= KILLS; killed++) {
    const before = sentTexts().length;
    while (sentTexts().length < before + ROWS / 10) await sleep(5);
    // Kills the workers in turn.
    const [victim] = workers.splice(0, 1);
    if (victim) await kill(victim);
    workers.push(await newWorker());
  }
  const statuses = await Promise.all(started.map(({ id }) => ended(bulk, id)));

  const texts = sentTexts();
  const sent = new Set(texts);
  const counts = { kills: KILLS, rows: BULKS * ROWS, sent: sent.size, accepted: 0, unknown: 0 };
  expect(texts).toHaveLength(sent.size);
  for (const [number, { id }] of started.entries()) {
    const problems: BulkProblem[] = [];
    for await (const problem of bulk.problems(id)) problems.push(problem);
    const unknown = new Set(problems.map(({ index }) => index));
    const { accepted, rejected } = statuses[number]?.progress ?? {};
    expect(statuses[number]).toMatchObject({ state: 'completed', total: ROWS, progress: { done: ROWS } });
    expect(rejected).toBe(0);
    expect(problems).toHaveLength(unknown.size);
    expect(accepted).toBe(ROWS - unknown.size);
    for (let index = 0; index < ROWS; index++)
      if (!unknown.has(index)) expect(sent).toContain(textOf(number, index));
    counts.accepted += accepted ?? 0;
    counts.unknown += unknown.size;
  }
  expect(counts.unknown).toBeGreaterThan(0);
  expect(counts.unknown).toBeLessThanOrEqual(KILLS * BATCH * CONCURRENCY);
  console.log(JSON.stringify(counts));
});
