import { tell } from '../transport/listener';
import type { Batch } from './batch';
import { batchReader } from './batch-reader';
import { allOf, interrupted, tellResults, type EndCounts } from './endings';
import { inspectorOf } from './inspect';
import { openLedger, type Ledger } from './ledger';
import { Mailbox } from './mailbox';
import { checkBulkOptions } from './check-bulk-options';
import type { BulkOptions, BulkSummary } from './options';
import { progressMeter } from './progress-meter';
import type { RecipientResult } from './recipient-result';
import { sendBatch, unsent, type BatchEnd, type BatchSending } from './send-batch';
import { takeFrom, type Taking } from './source';

/** What a run needs beside its recipients and options. */
export interface RunParts extends BatchSending {
  readonly now: () => number;
  /** How many recipients 8x8 takes in one request. */
  readonly mostAtOnce: number;
}

/** What is to be done about something that has happened. */
type News = () => Told | undefined;

/** A batch whose recipients were told of, and which is not done with. */
interface Told {
  readonly batch: Batch;
  readonly end: BatchEnd;
  readonly counts: EndCounts;
  readonly results: readonly RecipientResult[];
}

/** A batch that is being dealt with, and when that is over. */
interface Dispatch {
  readonly batch: Batch;
  readonly ending: Promise<void>;
}

/** So many batches in a row without an answer say that something is broken: more would only be lost as well. */
const mostLostInARow = 3;

/** The end of a batch in which nobody can be sent anything: all of it have ended already. */
const nobody: BatchEnd = { endings: allOf({ status: 'not-sent', reason: '' }) };

/** One run of `sendAll`. */
export interface Run {
  /**
   * How the recipients ended, batch by batch. A batch is done with when the next one is asked for: until then the
   * checkpoint has it as on its way, so that whoever crashes over its results is told of it again.
   *
   * @param areHeard False where nobody listens but `onResult`: then it has nothing to say, and keeps nothing to say it.
   */
  ends(areHeard: boolean): AsyncGenerator<readonly RecipientResult[], BulkSummary, undefined>;
  /** What it has come to so far. */
  summary(): BulkSummary;
}

/** @throws {ValidationError} when the options are wrong. @throws {TypeError} when the source is none. */
export async function startRun(source: unknown, options: BulkOptions, parts: RunParts): Promise<Run> {
  checkBulkOptions(options, parts);
  const taking = takeFrom(source);
  const ledger = await openLedger(parts.entry.id, options.checkpoint);
  const total = options.total ?? (Array.isArray(source) ? source.length : undefined);
  return runOf(taking, ledger, total, options, parts);
}

function runOf(
  taking: Taking,
  ledger: Ledger,
  total: number | undefined,
  options: BulkOptions,
  parts: RunParts,
): Run {
  const { entry, batching, now } = parts;
  const { signal, onResult, concurrency = 4, batchSize = Math.min(500, parts.mostAtOnce) } = options;
  const meter = progressMeter(now, total, ledger.counts());
  const inspector = inspectorOf(entry, options.template, now);
  const shared = ['subAccountId', ...(batching.shared ?? [])];
  const nextBatch = batchReader(taking, { inspector, batchSize, shared }, ledger);
  const mailbox = new Mailbox<News>();
  /**
   * In a list and not in a map: a map that grows and shrinks leaves old tables of itself behind, each leading to the
   * next, and once V8 has moved one of them to its old memory, all that they held stays as long as it does.
   */
  let underway: readonly Dispatch[] = [];
  let areHeard = false;
  let isReading = false;
  let isOver = false;
  let isStopped = false;
  let failure: { readonly error: unknown } | undefined;
  let lostInARow = 0;
  let notSent = 0;

  async function* ends(heard: boolean): AsyncGenerator<readonly RecipientResult[], BulkSummary, undefined> {
    areHeard = heard;
    const abort = (): void => mailbox.put(() => stop());
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', abort, { once: true });
    try {
      while (goesOn()) {
        let told = (await mailbox.take())();
        if (!told) continue;
        if (areHeard) yield told.results;
        settle(told);
        // What a generator has in hand it holds while it waits: here the largest of all that there is.
        told = undefined;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      stop();
      // Nobody may be left behind who writes to the checkpoint.
      await Promise.all(underway.map(({ ending }) => ending));
      await ledger.close().catch((error: unknown) => (failure ??= { error }));
    }
    if (failure) throw failure.error;
    return summary();
  }

  /** Whether anything more will happen; reads on where there is room for one more batch. */
  function goesOn(): boolean {
    if (!isStopped && !isOver && !isReading && underway.length < concurrency) read();
    return underway.length > 0 || (isReading && !isStopped);
  }

  function read(): void {
    isReading = true;
    const heed = (task: () => void): void =>
      mailbox.put(() => {
        isReading = false;
        if (!isStopped) task();
        return undefined;
      });
    nextBatch().then(
      (batch) => heed(() => (batch ? send(batch) : (isOver = true))),
      (error: unknown) => heed(() => stop(error)),
    );
  }

  function send(batch: Batch): void {
    const ending = dispatch(batch).then((end) => mailbox.put(() => tellOf(batch, end)));
    underway = [...underway, { batch, ending }];
  }

  async function dispatch(batch: Batch): Promise<BatchEnd> {
    if (batch.stretch) return { endings: interrupted(batch) };
    if (batch.refusals.size === batch.count) return nobody;
    try {
      await ledger.begin(batch);
    } catch (error) {
      return { ...unsent('The checkpoint could not be saved.'), stop: { error } };
    }
    return isStopped || signal?.aborted ? unsent('The run was stopped.') : sendBatch(batch, parts);
  }

  /** `undefined` where whoever was to be told of them has thrown: then they count as not told. */
  function tellOf(batch: Batch, end: BatchEnd): Told | undefined {
    if (end.stop) stop(signal?.aborted ? undefined : end.stop.error);
    lostInARow = end.lost ? lostInARow + 1 : 0;
    if (lostInARow >= mostLostInARow) stop(end.lost);
    const results: RecipientResult[] = [];
    try {
      const counts = tellResults(batch, end.endings, (result) => {
        onResult?.(result);
        if (areHeard) results.push(result);
      });
      return { batch, end, counts, results };
    } catch (error) {
      arrived(batch);
      stop(error);
      return undefined;
    }
  }

  function settle({ batch, end, counts }: Told): void {
    arrived(batch);
    notSent += counts['not-sent'];
    if (end.isUnsent) ledger.takeBack(batch);
    else ledger.end(batch, counts);
    tell(options.onProgress, meter.progress(ledger.counts()));
  }

  function arrived(batch: Batch): void {
    underway = underway.filter((one) => one.batch !== batch);
  }

  /** Nothing more is read or sent; what is on its way is waited for. */
  function stop(error?: unknown): undefined {
    if (error !== undefined) failure ??= { error };
    if (isStopped) return;
    isStopped = true;
    taking.letGo();
  }

  const summary = (): BulkSummary => ({
    ...meter.progress(ledger.counts()),
    notSent,
    stopped: !isOver,
    seconds: meter.seconds(),
  });

  return { ends, summary };
}
