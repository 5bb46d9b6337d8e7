import 'reflect-metadata';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { fromCsv } from 'nestjs-8x8';
import { BulkSends, type BulkResult, type BulkStatus } from 'nestjs-8x8/bullmq';
import { startSendingApp, type SendingApp } from './sending-app';
import { bundleWorker, kill, startWorker } from './worker-process';

jest.setTimeout(240_000);

/** CAMPAIGN_ROWS=50000 tries a large one. */
const ROWS = Number(process.env['CAMPAIGN_ROWS'] ?? 5_000);
const BATCH = ROWS / 100;
const CONCURRENCY = 2;

const program = bundleWorker();

let sending: SendingApp;
let bulk: BulkSends;
let worker: ChildProcess | undefined;

beforeEach(async () => {
  sending = await startSendingApp();
  bulk = sending.app.get(BulkSends);
});

afterEach(async () => {
  if (worker) await kill(worker);
  await sending.close();
});

const textOf = (index: number): string => `Offer ${index}`;

/** Numbers whose last four digits, 5000 to 6999, trigger no special behavior in the sandbox. */
const phoneOf = (index: number): string =>
  `+65${90_005_000 + Math.floor(index / 2_000) * 10_000 + (index % 2_000)}`;

/** The file of a campaign: a phone number and a text in each line. */
function* csv(): Generator<string> {
  yield 'destination,text\n';
  for (let index = 0; index < ROWS; index++) yield `${phoneOf(index)},${textOf(index)}\n`;
}

async function until(id: string, isReached: (status: BulkStatus) => boolean): Promise<BulkStatus> {
  for (;;) {
    const status = await bulk.status(id);
    if (status && isReached(status)) return status;
    await sleep(20);
  }
}

/** Waits until this part of the campaign is done. */
const untilDone = (id: string, part: number): Promise<BulkStatus> =>
  until(id, ({ progress }) => progress.done >= ROWS * part);

async function killWorker(): Promise<void> {
  if (worker) await kill(worker);
}

const sent = () => sending.account.sandbox.messages({ direction: 'outbound' });

it(`a campaign of ${ROWS} that is paused, resumed, and whose workers are killed reaches nobody twice`, async () => {
  // Slow requests, so that many batches are left at each kill.
  sending.account.sandbox.addFault({ target: 'sms', trigger: 'always', effect: { kind: 'slow', ms: 60 } });
  worker = await startWorker(program, sending.redis.url, sending.account);
  const { id, total } = await bulk.start({
    operation: 'sms.send',
    rows: fromCsv(csv()),
    batchSize: BATCH,
    concurrency: CONCURRENCY,
  });

  await untilDone(id, 0.2);
  await killWorker();
  worker = await startWorker(program, sending.redis.url, sending.account);
  await untilDone(id, 0.4);
  await bulk.pause(id);
  const paused = await until(id, ({ state }) => state === 'paused');
  await killWorker();
  const sentBefore = sent().length;
  worker = await startWorker(program, sending.redis.url, sending.account);
  await sleep(500);
  const stillPaused = await bulk.status(id);
  const sentWhilePaused = sent().length - sentBefore;
  await bulk.resume(id);
  await untilDone(id, 0.7);
  await killWorker();
  worker = await startWorker(program, sending.redis.url, sending.account);
  const end = await until(id, ({ state }) => state === 'completed' || state === 'failed');

  const results: BulkResult[] = [];
  for await (const result of bulk.results(id)) results.push(result);
  const umids = new Map(sent().map(({ text, umid }) => [text, umid]));
  const accepted = results.filter(({ status }) => status === 'accepted');
  const unknown = results.filter(({ status }) => status === 'unknown');
  console.log(
    JSON.stringify({ rows: ROWS, sent: umids.size, accepted: accepted.length, unknown: unknown.length }),
  );

  expect(total).toBe(ROWS);
  expect([stillPaused?.state, sentWhilePaused]).toEqual(['paused', 0]);
  expect(paused.progress.done).toBeLessThan(ROWS);
  expect(end).toMatchObject({
    state: 'completed',
    progress: { done: ROWS, accepted: accepted.length, unknown: unknown.length, rejected: 0 },
  });
  // Two numbers: a list of all messages would fill the log.
  expect(sent().length).toBe(umids.size);
  expect(results.map(({ index }) => index)).toEqual(Array.from({ length: ROWS }, (_, index) => index));
  expect(accepted.length + unknown.length).toBe(ROWS);
  // At most the batches that were on their way when a worker was killed. During the pause, there was none.
  expect(unknown.length).toBeLessThanOrEqual(2 * CONCURRENCY * BATCH);
  for (const result of accepted) expect(result.umid).toBe(umids.get(textOf(result.index)));
});
