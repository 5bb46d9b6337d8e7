import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { UnreadableFile } from './unreadable-file';

const megabyte = 1024 * 1024;
/** A workbook with a million short rows has less. */
const maxUnpackedBytes = 128 * megabyte;
const maxHeapMegabytes = 512;
const maxMs = 60_000;

/**
 * Reads the rows of the first sheet of an Excel workbook (.xlsx) in a worker thread, because a large one takes seconds.
 *
 * @throws {UnreadableFile} also if the workbook needs too much memory or time.
 */
export async function readSpreadsheet(content: Buffer, closeSignal: AbortSignal): Promise<string[][]> {
  const worker = new Worker(join(__dirname, 'spreadsheet-worker.mjs'), {
    workerData: { content: new Uint8Array(content), maxUnpackedBytes },
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMegabytes },
  });
  const stop = AbortSignal.any([closeSignal, AbortSignal.timeout(maxMs)]);
  try {
    return await new Promise((resolve, reject) => {
      const fail = (reason: string): void => reject(new UnreadableFile(`The workbook ${reason}`));
      worker.once('message', (rows: string[][] | 'too large') => {
        if (rows === 'too large') fail(`unpacks to more than ${maxUnpackedBytes / megabyte} MB`);
        else resolve(rows);
      });
      worker.once('error', (error) => {
        fail(isOutOfMemory(error) ? 'needs too much memory' : 'is damaged, or is no .xlsx file');
      });
      stop.addEventListener('abort', () => fail(`takes longer than ${maxMs / 1_000} seconds`), {
        once: true,
      });
    });
  } finally {
    await worker.terminate();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
