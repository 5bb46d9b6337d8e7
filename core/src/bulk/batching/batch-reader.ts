import { emptyBatch, type Batch, type OpenBatch, type SharedFields } from './batch';
import { CheckpointError } from '../checkpoint/checkpoint';
import { recipientFingerprint, RangeChecksum } from '../checkpoint/range-checksum';
import type { RecipientValidator } from '../recipients/validate-recipient';
import { CsvRow } from '../../csv/csv-row';
import type { ProgressJournal, RecordedRange } from '../checkpoint/progress-journal';
import type { SourceReader } from '../recipients/recipient-source';

/** How recipients become batches. */
export interface BatchReaderOptions {
  readonly inspector: RecipientValidator;
  readonly batchSize: number;
  /** Fields that a request has once for all: recipients must agree on them to travel together. */
  readonly shared: readonly string[];
}

/** So many characters a request has at the most. 8x8 names no limit; this is ours. */
const maxRequestCharacters = 4 * 1024 * 1024;

/** Puts recipients together to batches, as they come, past those that an earlier run has dealt with. */
export class BatchReader {
  private readonly past: readonly RecordedRange[];
  /** Of the recipients since the last stretch or batch; only a checkpoint keeps it. */
  private readonly sum: RangeChecksum | undefined;
  private passed = 0;
  /** Who was taken last, and where it stands. */
  private given: unknown;
  private index = -1;
  /** True where that one is for the next batch. */
  private isHeld = false;

  constructor(
    private readonly taking: SourceReader,
    private readonly reading: BatchReaderOptions,
    ledger: ProgressJournal,
  ) {
    this.past = ledger.past();
    this.sum = ledger.isKept ? new RangeChecksum() : undefined;
  }

  /** The next batch; `undefined` when there are no more recipients. @throws {CheckpointError} when the list is another one. */
  async next(): Promise<Batch | undefined> {
    let batch: OpenBatch | undefined;
    for (;;) {
      const step = this.isHeld || this.take();
      this.isHeld = false;
      if (!(typeof step === 'boolean' ? step : await step)) return batch && this.complete(batch);
      const { given, index } = this;
      const stretch = this.stretchAt(index);
      if (batch && stretch !== batch.stretch) return this.complete(batch, true);
      if (stretch) this.sum?.add(given, index);
      if (stretch && index === stretch.first + stretch.count - 1) this.checkSame(stretch, given);
      if (stretch && !stretch.interrupted) continue;

      const { inspector, batchSize } = this.reading;
      const input = inspector.inputOf(given);
      const shared = this.sharedOf(input);
      const size = estimateJsonSize(input);
      if (
        batch &&
        !stretch &&
        (batch.size + size > maxRequestCharacters || !this.agree(batch.shared, shared))
      ) {
        return this.complete(batch, true);
      }
      batch ??= emptyBatch(index, shared, stretch);
      batch.inputs.push(input);
      if (given instanceof CsvRow) batch.lines[batch.count] = given.line;
      const finding = inspector.findingOf(given, input);
      if (finding === 'warning') batch.hasWarnings = true;
      else if (finding) batch.refusals.set(batch.count, finding);
      if (!stretch) this.sum?.add(given, index);
      batch.count++;
      batch.size += size;
      batch.lastGiven = given;
      if (batch.count === (stretch?.count ?? batchSize)) return this.complete(batch);
    }
  }

  /** Takes the next one, if there is one; at once where the source has it at once: a million waits would cost more than the rest. */
  private take(): boolean | Promise<boolean> {
    const step = this.taking.next();
    return 'then' in step ? this.takeLater(step) : this.note(step);
  }

  private async takeLater(step: Promise<IteratorResult<unknown>>): Promise<boolean> {
    return this.note(await step);
  }

  private note({ done, value }: IteratorResult<unknown>): boolean {
    this.given = done ? undefined : value;
    this.index++;
    if (!done) return true;
    const last = this.past.at(-1);
    if (last && last.first + last.count > this.index) throw otherListError(this.index);
    return false;
  }

  private stretchAt(index: number): RecordedRange | undefined {
    let stretch = this.past[this.passed];
    while (stretch && stretch.first + stretch.count <= index) stretch = this.past[++this.passed];
    return stretch && stretch.first <= index ? stretch : undefined;
  }

  private complete(batch: OpenBatch, isHeld = false): Batch {
    this.isHeld = isHeld;
    batch.last = recipientFingerprint(batch.lastGiven);
    if (this.sum && !batch.stretch) batch.sum = this.sum.take();
    return batch;
  }

  /** @throws {CheckpointError} when the recipients of a stretch are not those that an earlier run was given. */
  private checkSame({ last, sum }: RecordedRange, given: unknown): void {
    const found = this.sum?.take();
    if (recipientFingerprint(given) !== last || (sum !== undefined && found !== sum)) {
      throw otherListError(this.index, given);
    }
  }

  private sharedOf(input: unknown): SharedFields {
    let shared = noSharedFields;
    if (typeof input !== 'object' || input === null) return shared;
    for (const name of this.reading.shared) {
      const value = (input as SharedFields)[name];
      if (value !== undefined) shared = { ...shared, [name]: value };
    }
    return shared;
  }

  private agree(one: SharedFields, other: SharedFields): boolean {
    return one === other || this.reading.shared.every((name) => one[name] === other[name]);
  }
}

const noSharedFields: SharedFields = {};

function otherListError(index: number, given?: unknown): CheckpointError {
  const line = given instanceof CsvRow ? { line: given.line } : {};
  return new CheckpointError(
    'another-list',
    'The checkpoint is of another list: give the same recipients in the same order, or a new checkpoint.',
    { index, ...line },
  );
}

/** About how many characters a value takes as JSON. Cheaper than writing it. */
export function estimateJsonSize(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 6;
  let size = 2;
  for (const name in value)
    size += name.length + 4 + estimateJsonSize((value as Readonly<Record<string, unknown>>)[name]);
  return size;
}
