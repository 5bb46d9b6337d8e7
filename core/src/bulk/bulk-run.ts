import { notify } from '../transport/attempt-events';
import type { Batch } from './batching/batch';
import { BatchReader } from './batching/batch-reader';
import {
  sameOutcomeForAll,
  interruptedOutcomes,
  reportResults,
  type OutcomeCounts,
} from './batching/outcomes';
import { createRecipientValidator } from './recipients/validate-recipient';
import { ProgressJournal } from './checkpoint/progress-journal';
import { AsyncQueue } from './async-queue';
import { validateBulkOptions, type BulkOptions, type BulkSummary } from './bulk-options';
import { ProgressMeter } from './progress-meter';
import type { RecipientResult } from './recipients/recipient-result';
import { sendBatch, notSentResult, type BatchResult, type SendBatchContext } from './batching/send-batch';
import { readSource, type SourceReader } from './recipients/recipient-source';

/** What a run needs beside its recipients and options. */
export interface BulkRunContext extends SendBatchContext {
  readonly now: () => number;
  /** How many recipients 8x8 takes in one request. */
  readonly mostAtOnce: number;
}

/** What is to be done about something that has happened. */
type QueuedTask = () => ReportedBatch | undefined;

/** A batch whose recipients were told of, and which is not done with. */
interface ReportedBatch {
  readonly batch: Batch;
  readonly end: BatchResult;
  readonly counts: OutcomeCounts;
  readonly results: readonly RecipientResult[];
}

/** A batch that is being dealt with, and when that is over. */
interface PendingBatch {
  readonly batch: Batch;
  readonly ending: Promise<void>;
}

/** So many batches in a row without an answer say that something is broken: more would only be lost as well. */
const maxUnansweredInARow = 3;

/** The end of a batch in which nobody can be sent anything: all of it have ended already. */
const nothingToSend: BatchResult = { endings: sameOutcomeForAll({ status: 'not-sent', reason: '' }) };

/** One run of `sendAll`, from its start to its end. */
export class BulkRun {
  private readonly mailbox = new AsyncQueue<QueuedTask>();
  /**
   * In a list and not in a map: a map that grows and shrinks leaves old tables of itself behind, each leading to the
   * next, and once V8 has moved one of them to its old memory, all that they held stays as long as it does.
   */
  private underway: readonly PendingBatch[] = [];
  private readonly meter: ProgressMeter;
  private readonly reader: BatchReader;
  private areHeard = false;
  private isReading = false;
  private isOver = false;
  private isStopped = false;
  private failure: { readonly error: unknown } | undefined;
  private lostInARow = 0;
  private notSent = 0;

  /** @throws {ValidationError} when the options are wrong. @throws {TypeError} when the source is none. */
  static async start(source: unknown, options: BulkOptions, parts: BulkRunContext): Promise<BulkRun> {
    validateBulkOptions(options, parts);
    const taking = readSource(source);
    const ledger = await ProgressJournal.open(parts.entry.id, options.checkpoint);
    const total = options.total ?? (Array.isArray(source) ? source.length : undefined);
    return new BulkRun(taking, ledger, total, options, parts);
  }

  private constructor(
    private readonly taking: SourceReader,
    private readonly ledger: ProgressJournal,
    total: number | undefined,
    private readonly options: BulkOptions,
    private readonly parts: BulkRunContext,
  ) {
    const { entry, batching, now } = parts;
    const { batchSize = Math.min(500, parts.mostAtOnce), template } = options;
    this.meter = new ProgressMeter(now, total, ledger.counts);
    const inspector = createRecipientValidator(entry, template, now);
    const shared = ['subAccountId', ...(batching.shared ?? [])];
    this.reader = new BatchReader(taking, { inspector, batchSize, shared }, ledger);
  }

  /**
   * How the recipients ended, batch by batch. A batch counts as ended when the next one is asked for. Until then the
   * checkpoint keeps it as sent: a program that crashes while it handles the results gets them again.
   *
   * @param areHeard Whether the results are yielded. Without a listener they go to `onResult` alone and are not kept.
   */
  async *ends(areHeard: boolean): AsyncGenerator<readonly RecipientResult[], BulkSummary, undefined> {
    this.areHeard = areHeard;
    const { signal } = this.options;
    const abort = (): void => this.mailbox.put(() => this.stop());
    if (signal?.aborted) this.stop();
    else signal?.addEventListener('abort', abort, { once: true });
    try {
      while (this.goesOn()) {
        let told = (await this.mailbox.take())();
        if (!told) continue;
        if (areHeard) yield told.results;
        this.settle(told);
        // What a generator has in hand it holds while it waits: here the largest of all that there is.
        told = undefined;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.stop();
      // Nobody may be left behind who writes to the checkpoint.
      await Promise.all(this.underway.map(({ ending }) => ending));
      await this.ledger.close().catch((error: unknown) => (this.failure ??= { error }));
    }
    if (this.failure) throw this.failure.error;
    return this.summary();
  }

  /** Whether anything more will happen; reads on where there is room for one more batch. */
  private goesOn(): boolean {
    const { concurrency = 4 } = this.options;
    if (!this.isStopped && !this.isOver && !this.isReading && this.underway.length < concurrency) this.read();
    return this.underway.length > 0 || (this.isReading && !this.isStopped);
  }

  private read(): void {
    this.isReading = true;
    const heed = (task: () => void): void =>
      this.mailbox.put(() => {
        this.isReading = false;
        if (!this.isStopped) task();
        return undefined;
      });
    this.reader.next().then(
      (batch) => heed(() => (batch ? this.send(batch) : (this.isOver = true))),
      (error: unknown) => heed(() => this.stop(error)),
    );
  }

  private send(batch: Batch): void {
    const ending = this.dispatch(batch).then((end) => this.mailbox.put(() => this.tell(batch, end)));
    this.underway = [...this.underway, { batch, ending }];
  }

  private async dispatch(batch: Batch): Promise<BatchResult> {
    if (batch.stretch) return { endings: interruptedOutcomes(batch) };
    if (batch.refusals.size === batch.count) return nothingToSend;
    try {
      await this.ledger.begin(batch);
    } catch (error) {
      return { ...notSentResult('The checkpoint could not be saved.'), stop: { error } };
    }
    const isStopped = this.isStopped || this.options.signal?.aborted;
    return isStopped ? notSentResult('The run was stopped.') : sendBatch(batch, this.parts);
  }

  /** `undefined` where whoever was to be told of them has thrown: then they count as not told. */
  private tell(batch: Batch, end: BatchResult): ReportedBatch | undefined {
    if (end.stop) this.stop(this.options.signal?.aborted ? undefined : end.stop.error);
    this.lostInARow = end.lost ? this.lostInARow + 1 : 0;
    if (this.lostInARow >= maxUnansweredInARow) this.stop(end.lost);
    const { onResult } = this.options;
    const results: RecipientResult[] = [];
    try {
      const counts = reportResults(batch, end.endings, (result) => {
        onResult?.(result);
        if (this.areHeard) results.push(result);
      });
      return { batch, end, counts, results };
    } catch (error) {
      this.arrived(batch);
      this.stop(error);
      return undefined;
    }
  }

  private settle({ batch, end, counts }: ReportedBatch): void {
    this.arrived(batch);
    this.notSent += counts['not-sent'];
    if (end.isUnsent) this.ledger.takeBack(batch);
    else this.ledger.end(batch, counts);
    notify(this.options.onProgress, this.meter.progress(this.ledger.counts));
  }

  private arrived(batch: Batch): void {
    this.underway = this.underway.filter((one) => one.batch !== batch);
  }

  /** Nothing more is read or sent; what is on its way is waited for. */
  private stop(error?: unknown): undefined {
    if (error !== undefined) this.failure ??= { error };
    if (this.isStopped) return;
    this.isStopped = true;
    this.taking.letGo();
  }

  /** What it has come to so far. */
  summary(): BulkSummary {
    return {
      ...this.meter.progress(this.ledger.counts),
      notSent: this.notSent,
      stopped: !this.isOver,
      seconds: this.meter.seconds(),
    };
  }
}
