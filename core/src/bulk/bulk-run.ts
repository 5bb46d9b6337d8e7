import type { CatalogueEntry } from '../catalogue/entries';
import { notify } from '../transport/attempt-events';
import type { Batch } from './batching/batch';
import { BatchReader } from './batching/batch-reader';
import { sameOutcome, interruptedOutcome, reportResults, type OutcomeCounts } from './batching/outcomes';
import { recipientValidator } from './recipients/validate-recipient';
import { ProgressJournal } from './checkpoint/progress-journal';
import type { Ports } from '../transport/http-port';
import { hasOwnTime, openingOf, scheduleForWindow } from './pacing/delivery-window';
import { Pacer } from './pacing/pacer';
import { AsyncQueue } from './async-queue';
import { checkBulkOptions, type BulkOptions, type BulkSummary } from './bulk-options';
import { ProgressMeter } from './progress-meter';
import type { RecipientResult } from './recipients/recipient-result';
import { unsentBatch, type BatchResult } from './batching/send-batch';
import { openSource, type RecipientReader } from './recipients/recipient-source';

/** What a run needs, apart from its recipients and options. */
export interface BulkRunContext extends Pick<Ports, 'now' | 'sleep'> {
  readonly entry: CatalogueEntry;
  /** Sends a batch and returns the outcome of each recipient. Never throws. */
  readonly send: (batch: Batch) => Promise<BatchResult>;
  /** Fields that a request has only once. Recipients of one batch must have the same values. */
  readonly shared: readonly string[];
  /** Number of recipients that one request takes. */
  readonly maxBatchSize: number;
}

/** An event of the run, as a function that handles it. It returns a batch if the event finished one. */
type Task = () => FinishedBatch | undefined;

/** A batch whose results were reported, but are not in the checkpoint yet. */
interface FinishedBatch {
  readonly batch: Batch;
  readonly result: BatchResult;
  readonly counts: OutcomeCounts;
  readonly recipients: readonly RecipientResult[];
}

/** A batch that is being sent. */
interface BatchInFlight {
  readonly batch: Batch;
  readonly done: Promise<void>;
}

/**
 * After this many batches in a row without an answer, the run stops: the outcome of the next ones would be unknown too.
 * Batches that are not sent, because all their inputs are invalid, do not count.
 * Over a channel, one broken connection leaves many messages without an answer: there it is this many times `concurrency`.
 */
const maxUnknownInARow = 3;

/** The result of a batch in which every input is invalid. */
const nothingToSend: BatchResult = { outcomes: sameOutcome({ status: 'not-sent', reason: '' }) };

/**
 * One run of `sendAll`: reads the recipients, sends their batches and reports the results. It handles its events one after
 * the other, in the order of the `tasks` queue.
 */
export class BulkRun {
  private readonly tasks = new AsyncQueue<Task>();
  /** An array that is replaced, not a Map: V8 keeps the old tables of a Map that grows and shrinks in memory. */
  private inFlight: readonly BatchInFlight[] = [];
  private readonly meter: ProgressMeter;
  private readonly reader: BatchReader;
  private readonly opening: ReturnType<typeof openingOf> | undefined;
  private readonly pacer: Pacer | undefined;
  /** Ends the waits for the pace. */
  private readonly pauses = new AbortController();
  private readonly concurrency: number;
  private keepsResults = false;
  private isReading = false;
  private isSourceDone = false;
  private isStopped = false;
  private failure: { readonly error: unknown } | undefined;
  private unknownInARow = 0;
  private notSent = 0;

  /** @throws {ValidationError} if an option is wrong. @throws {TypeError} if the source cannot be iterated. */
  static async start(source: unknown, options: BulkOptions, context: BulkRunContext): Promise<BulkRun> {
    checkBulkOptions(options, context);
    const reader = openSource(source);
    const journal = await ProgressJournal.open(context.entry.id, options.checkpoint);
    const total = options.total ?? (Array.isArray(source) ? source.length : undefined);
    return new BulkRun(reader, journal, total, options, context);
  }

  private constructor(
    private readonly source: RecipientReader,
    private readonly journal: ProgressJournal,
    total: number | undefined,
    private readonly options: BulkOptions,
    private readonly context: BulkRunContext,
  ) {
    const { entry, shared, now } = context;
    const { template, pace, deliveryWindow, skipDuplicates = false } = options;
    const maxBatchSize = Math.min(context.maxBatchSize, pace?.messages ?? Infinity);
    const batchSize = Math.min(options.batchSize ?? 500, maxBatchSize);
    this.concurrency = options.concurrency ?? options.channel?.concurrency ?? 4;
    this.opening = deliveryWindow && openingOf(deliveryWindow);
    this.pacer = pace && new Pacer(pace, journal.nextBatchAt);
    this.meter = new ProgressMeter(now, total, journal.counts);
    const validator = recipientValidator(entry, template, now, this.opening);
    this.reader = new BatchReader(source, { validator, batchSize, shared, skipDuplicates }, journal);
  }

  /**
   * Yields the results, batch by batch.
   *
   * A batch counts as done when the caller asks for the next one. Until then the checkpoint keeps it as in flight, so
   * that a program that crashes while it handles the results gets them again.
   *
   * @param keepsResults Whether the caller wants the results. Otherwise they go to `onResult` alone and are not kept.
   */
  async *results(keepsResults: boolean): AsyncGenerator<readonly RecipientResult[], BulkSummary, undefined> {
    this.keepsResults = keepsResults;
    const { signal } = this.options;
    const abort = (): void => this.tasks.push(() => this.stop());
    if (signal?.aborted) this.stop();
    else signal?.addEventListener('abort', abort, { once: true });
    try {
      while (this.readAhead()) {
        let finished = (await this.tasks.next())();
        if (!finished) continue;
        if (keepsResults) yield finished.recipients;
        this.markDone(finished);
        // A suspended generator keeps its local variables in memory.
        finished = undefined;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.stop();
      // No batch may write to the checkpoint after the run has ended.
      await Promise.all(this.inFlight.map(({ done }) => done));
      await this.journal.close().catch((error: unknown) => (this.failure ??= { error }));
    }
    if (this.failure) throw this.failure.error;
    return this.summary();
  }

  /** Reads the next batch if one more may be in flight. Returns false if the run is over. */
  private readAhead(): boolean {
    if (!this.isStopped && !this.isSourceDone && !this.isReading && this.inFlight.length < this.concurrency)
      this.read();
    return this.inFlight.length > 0 || (this.isReading && !this.isStopped);
  }

  private read(): void {
    this.isReading = true;
    const enqueue = (task: () => void): void =>
      this.tasks.push(() => {
        this.isReading = false;
        if (!this.isStopped) task();
        return undefined;
      });
    this.reader.next().then(
      (batch) => enqueue(() => (batch ? this.send(batch) : this.endSource())),
      (error: unknown) => enqueue(() => this.stop(error)),
    );
  }

  /** If the source failed, the run ends with its error, after what was read before it is sent. */
  private endSource(): void {
    this.isSourceDone = true;
    const { sourceFailure } = this.reader;
    if (sourceFailure) this.failure ??= sourceFailure;
  }

  private send(batch: Batch): void {
    const done = this.dispatch(batch).then((result) =>
      this.tasks.push(() => this.reportResults(batch, result)),
    );
    this.inFlight = [...this.inFlight, { batch, done }];
  }

  /**
   * Sends a batch, unless it was in flight in an earlier run, all its inputs are invalid, its checkpoint cannot be saved,
   * or the run has stopped.
   */
  private async dispatch(batch: Batch): Promise<BatchResult> {
    if (batch.earlierRange) return { outcomes: interruptedOutcome(batch) };
    if (batch.rejections.size === batch.count) return nothingToSend;
    const nextBatchAt = await this.waitForPace(batch);
    if (this.hasStopped()) return unsentBatch('The run was stopped.');
    try {
      await this.journal.markInFlight(batch, nextBatchAt);
    } catch (error) {
      return { ...unsentBatch('The checkpoint could not be saved.'), stop: { error } };
    }
    if (this.hasStopped()) return unsentBatch('The run was stopped.');
    this.scheduleForWindow(batch);
    return this.context.send(batch);
  }

  private hasStopped(): boolean {
    return this.isStopped || this.options.signal?.aborted === true;
  }

  /** Waits until the pace allows the batch. Returns when it allows the next one. */
  private async waitForPace(batch: Batch): Promise<number | undefined> {
    if (!this.pacer) return undefined;
    const { now, sleep } = this.context;
    const time = now();
    const { at, nextAt } = this.pacer.reserve(batch.count - batch.rejections.size, time);
    // The wait ends early if the run stops.
    if (at > time) await sleep(at - time, this.pauses.signal).catch(() => undefined);
    return nextAt;
  }

  /** Done right before the batch leaves, because it may have waited. */
  private scheduleForWindow({ inputs }: Batch): void {
    const { opening } = this;
    if (!opening || hasOwnTime(this.options.template)) return;
    const now = this.context.now();
    inputs.forEach((input, place) => (inputs[place] = scheduleForWindow(input, now, opening)));
  }

  /** Returns nothing if `onResult` throws: the batch then stays in flight in the checkpoint. */
  private reportResults(batch: Batch, result: BatchResult): FinishedBatch | undefined {
    if (result.stop) this.stop(this.options.signal?.aborted ? undefined : result.stop.error);
    if (result.unanswered) this.unknownInARow++;
    else if (result.isAnswered) this.unknownInARow = 0;
    const mostInARow = maxUnknownInARow * (this.options.channel ? this.concurrency : 1);
    if (this.unknownInARow >= mostInARow) this.stop(result.unanswered);
    const { onResult } = this.options;
    const recipients: RecipientResult[] = [];
    try {
      const counts = reportResults(batch, result.outcomes, (recipient) => {
        onResult?.(recipient);
        if (this.keepsResults) recipients.push(recipient);
      });
      return { batch, result, counts, recipients };
    } catch (error) {
      this.removeInFlight(batch);
      this.stop(error);
      return undefined;
    }
  }

  /** Writes a finished batch to the checkpoint and reports the progress. */
  private markDone({ batch, result, counts }: FinishedBatch): void {
    this.removeInFlight(batch);
    this.notSent += counts['not-sent'];
    if (result.isUnsent) this.journal.markNotSent(batch);
    else this.journal.markEnded(batch, counts);
    notify(this.options.onProgress, this.meter.progress(this.journal.counts));
  }

  private removeInFlight(batch: Batch): void {
    this.inFlight = this.inFlight.filter((one) => one.batch !== batch);
  }

  /** Reads and sends nothing more. Requests in flight are waited for. */
  private stop(error?: unknown): undefined {
    if (error !== undefined) this.failure ??= { error };
    if (this.isStopped) return;
    this.isStopped = true;
    this.pauses.abort();
    this.source.close();
  }

  summary(): BulkSummary {
    return {
      ...this.meter.progress(this.journal.counts),
      notSent: this.notSent,
      stopped: !this.isSourceDone || this.notSent > 0,
      seconds: this.meter.elapsedSeconds(),
    };
  }
}
