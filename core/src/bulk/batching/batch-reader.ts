import { emptyBatch, type Batch, type GrowingBatch, type SharedFields } from './batch';
import { CheckpointError } from '../checkpoint/checkpoint';
import { fingerprintOf, RangeChecksum } from '../checkpoint/range-checksum';
import type { RecipientValidator } from '../recipients/validate-recipient';
import { SeenRecipients } from '../pacing/recipient-identity';
import type { RejectedOutcome } from '../recipients/recipient-result';
import { CsvRow } from '../../csv/csv-row';
import type { ProgressJournal, EarlierRange } from '../checkpoint/progress-journal';
import type { RecipientReader } from '../recipients/recipient-source';

export interface BatchReaderOptions {
  readonly validator: RecipientValidator;
  readonly batchSize: number;
  /** Fields that a request has only once. Recipients of one batch must have the same values. */
  readonly shared: readonly string[];
  /** Whether to reject recipients that are in the list already. */
  readonly skipDuplicates?: boolean;
}

const duplicate: RejectedOutcome = {
  status: 'rejected',
  reason: 'The same recipient comes earlier in the list, and duplicates are skipped.',
};

/** Our own limit for the length of a request. 8x8 documents none. */
const maxCharacters = 4 * 1024 * 1024;

/**
 * Groups recipients into batches. Skips those that an earlier run has done. Those that were in flight when it ended
 * form a batch with `earlierRange`, which is not sent again.
 */
export class BatchReader {
  private readonly earlierRanges: readonly EarlierRange[];
  /** Checksum of the recipients since the last range or batch. Needed only with a checkpoint. */
  private readonly checksum: RangeChecksum | undefined;
  private nextRange = 0;
  /** The recipient read last, and its place in the list. */
  private recipient: unknown;
  private index = -1;
  /** True if that recipient belongs to the next batch. */
  private isPutBack = false;
  /** The recipients of the whole list, those of earlier runs included. */
  private readonly seen: SeenRecipients | undefined;
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly source: RecipientReader,
    private readonly options: BatchReaderOptions,
    journal: ProgressJournal,
  ) {
    this.seen = options.skipDuplicates ? new SeenRecipients() : undefined;
    this.earlierRanges = journal.earlierRanges();
    this.checksum = journal.hasCheckpoint ? new RangeChecksum() : undefined;
  }

  /** The error of the source, if it could not be read to its end. */
  get sourceFailure(): { readonly error: unknown } | undefined {
    return this.failure;
  }

  /**
   * Reads the next batch. Returns `undefined` after the last one, also if the source fails: what was read before is sent.
   *
   * @throws {CheckpointError} if the list is not the one of the earlier run.
   */
  async next(): Promise<Batch | undefined> {
    let batch: GrowingBatch | undefined;
    for (;;) {
      const step = this.isPutBack || this.readNext();
      this.isPutBack = false;
      if (!(typeof step === 'boolean' ? step : await step)) {
        // Part of an earlier range cannot be compared with its checksum.
        const isIncomplete = this.failure && batch?.earlierRange;
        return batch && !isIncomplete ? this.complete(batch) : undefined;
      }
      const { recipient, index } = this;
      const earlierRange = this.earlierRangeAt(index);
      if (batch && earlierRange !== batch.earlierRange) return this.complete(batch, true);
      if (earlierRange) {
        this.checksum?.add(recipient, index);
        if (index === earlierRange.first + earlierRange.count - 1) {
          this.assertSameRecipients(earlierRange, recipient);
        }
        if (!earlierRange.interrupted) {
          this.seen?.isRepeated(this.options.validator.inputOf(recipient));
          continue;
        }
      }

      const { validator, batchSize } = this.options;
      const input = validator.inputOf(recipient);
      const shared = this.sharedOf(input);
      const size = roughSize(input);
      if (
        batch &&
        !earlierRange &&
        (batch.size + size > maxCharacters || !this.areEqual(batch.shared, shared))
      ) {
        return this.complete(batch, true);
      }
      batch ??= emptyBatch(index, shared, earlierRange);
      batch.inputs.push(input);
      if (recipient instanceof CsvRow) batch.lines[batch.count] = recipient.line;
      const finding = this.findingOf(recipient, input, earlierRange !== undefined);
      if (finding === 'warning') batch.hasWarnings = true;
      else if (finding) batch.rejections.set(batch.count, finding);
      if (!earlierRange) this.checksum?.add(recipient, index);
      batch.count++;
      batch.size += size;
      batch.lastRecipient = recipient;
      if (batch.count === (earlierRange?.count ?? batchSize)) return this.complete(batch);
    }
  }

  /**
   * Returns why a recipient is rejected, `warning`, or `undefined`. An invalid recipient gets nothing, so a later one with the
   * same number is no duplicate. In an earlier run it may have been valid.
   */
  private findingOf(
    recipient: unknown,
    input: unknown,
    isEarlier: boolean,
  ): ReturnType<RecipientValidator['validate']> {
    const finding = this.options.validator.validate(recipient, input);
    const isInvalid = typeof finding === 'object';
    return (isEarlier || !isInvalid) && this.seen?.isRepeated(input) ? duplicate : finding;
  }

  /** Reads the next recipient. Synchronous if the source is: a million promises would cost more than everything else. */
  private readNext(): boolean | Promise<boolean> {
    if (this.failure) return false;
    let step;
    try {
      step = this.source.next();
    } catch (error) {
      return this.endWithFailure(error);
    }
    return 'then' in step ? this.readNextLater(step) : this.storeRecipient(step);
  }

  private async readNextLater(step: Promise<IteratorResult<unknown>>): Promise<boolean> {
    try {
      await step;
    } catch (error) {
      return this.endWithFailure(error);
    }
    return this.storeRecipient(await step);
  }

  private endWithFailure(error: unknown): false {
    this.failure = { error };
    return false;
  }

  /**
   * Stores what the source returned. Returns false at the end of the list.
   *
   * @throws {CheckpointError} if the list ends before the last range of the earlier run.
   */
  private storeRecipient({ done, value }: IteratorResult<unknown>): boolean {
    this.recipient = done ? undefined : value;
    this.index++;
    if (!done) return true;
    const last = this.earlierRanges.at(-1);
    if (last && last.first + last.count > this.index) throw otherListError(this.index);
    return false;
  }

  private earlierRangeAt(index: number): EarlierRange | undefined {
    let range = this.earlierRanges[this.nextRange];
    while (range && range.first + range.count <= index) range = this.earlierRanges[++this.nextRange];
    return range && range.first <= index ? range : undefined;
  }

  private complete(batch: GrowingBatch, putBack = false): Batch {
    this.isPutBack = putBack;
    batch.last = fingerprintOf(batch.lastRecipient);
    if (this.checksum && !batch.earlierRange) batch.checksum = this.checksum.takeAndReset();
    return batch;
  }

  /** @throws {CheckpointError} if the recipients of a range are not those of the earlier run. */
  private assertSameRecipients({ last, checksum }: EarlierRange, recipient: unknown): void {
    const found = this.checksum?.takeAndReset();
    if (fingerprintOf(recipient) !== last || (checksum !== undefined && found !== checksum)) {
      throw otherListError(this.index, recipient);
    }
  }

  private sharedOf(input: unknown): SharedFields {
    let shared = noFields;
    if (typeof input !== 'object' || input === null) return shared;
    for (const name of this.options.shared) {
      const value = (input as SharedFields)[name];
      if (value !== undefined) shared = { ...shared, [name]: value };
    }
    return shared;
  }

  private areEqual(one: SharedFields, other: SharedFields): boolean {
    return one === other || this.options.shared.every((name) => one[name] === other[name]);
  }
}

const noFields: SharedFields = {};

function otherListError(index: number, recipient?: unknown): CheckpointError {
  const line = recipient instanceof CsvRow ? { line: recipient.line } : {};
  return new CheckpointError(
    'another-list',
    'The checkpoint belongs to another list. Pass the recipients of the earlier run, in the same order. A new checkpoint would send to all of them again.',
    { index, ...line },
  );
}

/** Estimates the length of a value as JSON. Cheaper than serializing it. */
function roughSize(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 6;
  let size = 2;
  for (const name in value)
    size += name.length + 4 + roughSize((value as Readonly<Record<string, unknown>>)[name]);
  return size;
}
