import { emptyBatch, type Batch, type GrowingBatch, type Shared } from './batch';
import { CheckpointError } from './checkpoint-error';
import { fingerprintOf } from './fingerprint';
import type { Inspector } from './inspect';
import { CsvRow } from '../csv/csv-row';
import type { Ledger, PastStretch } from './ledger';
import { roughSize } from './rough-size';
import { StretchSum } from './stretch-sum';
import type { Taking } from './source';

/** How recipients become batches. */
export interface BatchReading {
  readonly inspector: Inspector;
  readonly batchSize: number;
  /** Fields that a request has once for all: recipients must agree on them to travel together. */
  readonly shared: readonly string[];
}

/** So many characters a request has at the most. 8x8 names no limit; this is ours. */
const mostCharacters = 4 * 1024 * 1024;

interface Taken {
  readonly given: unknown;
  readonly index: number;
}

/** Puts recipients together to batches, as they come, past those that an earlier run has dealt with. */
export class BatchReader {
  private readonly past: readonly PastStretch[];
  /** Of the recipients since the last stretch or batch; only a checkpoint keeps it. */
  private readonly sum: StretchSum | undefined;
  private passed = 0;
  private index = 0;
  private held: Taken | undefined;

  constructor(
    private readonly taking: Taking,
    private readonly reading: BatchReading,
    ledger: Ledger,
  ) {
    this.past = ledger.past();
    this.sum = ledger.isKept ? new StretchSum() : undefined;
  }

  /** The next batch; `undefined` when there are no more recipients. @throws {CheckpointError} when the list is another one. */
  async next(): Promise<Batch | undefined> {
    let batch: GrowingBatch | undefined;
    for (;;) {
      const step = this.takeHeld() ?? this.take();
      const taken = step instanceof Promise ? await step : step;
      if (!taken) return batch && this.complete(batch);
      const { given, index } = taken;
      const stretch = this.stretchAt(index);
      if (batch && stretch !== batch.stretch) return this.complete(batch, taken);
      if (stretch) this.sum?.add(given, index);
      if (stretch && index === stretch.first + stretch.count - 1) this.checkSame(stretch, given);
      if (stretch && !stretch.interrupted) continue;

      const { inspector, batchSize } = this.reading;
      const input = inspector.inputOf(given);
      const shared = this.sharedOf(input);
      const size = roughSize(input);
      if (batch && !stretch && (batch.size + size > mostCharacters || !this.agree(batch.shared, shared))) {
        return this.complete(batch, taken);
      }
      batch ??= emptyBatch(index, shared, stretch);
      batch.inputs.push(input);
      if (given instanceof CsvRow) batch.lines[batch.count] = given.line;
      const refusal = inspector.refusalOf(given, input);
      if (refusal) batch.refusals.set(batch.count, refusal);
      if (!stretch) this.sum?.add(given, index);
      batch.count++;
      batch.size += size;
      batch.lastGiven = given;
      if (batch.count === (stretch?.count ?? batchSize)) return this.complete(batch);
    }
  }

  private takeHeld(): Taken | undefined {
    const { held } = this;
    this.held = undefined;
    return held;
  }

  /** At once where the source has it at once: a million waits would cost more than the rest. */
  private take(): Taken | undefined | Promise<Taken | undefined> {
    const step = this.taking.next();
    return 'then' in step ? step.then((later) => this.takenOf(later)) : this.takenOf(step);
  }

  private takenOf({ done, value }: IteratorResult<unknown>): Taken | undefined {
    if (!done) return { given: value, index: this.index++ };
    const last = this.past.at(-1);
    if (last && last.first + last.count > this.index) throw anotherList(this.index);
    return undefined;
  }

  private stretchAt(index: number): PastStretch | undefined {
    let stretch = this.past[this.passed];
    while (stretch && stretch.first + stretch.count <= index) stretch = this.past[++this.passed];
    return stretch && stretch.first <= index ? stretch : undefined;
  }

  private complete(batch: GrowingBatch, next?: Taken): Batch {
    this.held = next;
    batch.last = fingerprintOf(batch.lastGiven);
    if (this.sum && !batch.stretch) batch.sum = this.sum.take();
    return batch;
  }

  /** @throws {CheckpointError} when the recipients of a stretch are not those that an earlier run was given. */
  private checkSame({ last, sum }: PastStretch, given: unknown): void {
    const found = this.sum?.take();
    if (fingerprintOf(given) !== last || (sum !== undefined && found !== sum)) {
      throw anotherList(this.index - 1, given);
    }
  }

  private sharedOf(input: unknown): Shared {
    let shared = nothing;
    if (typeof input !== 'object' || input === null) return shared;
    for (const name of this.reading.shared) {
      const value = (input as Shared)[name];
      if (value !== undefined) shared = { ...shared, [name]: value };
    }
    return shared;
  }

  private agree(one: Shared, other: Shared): boolean {
    return one === other || this.reading.shared.every((name) => one[name] === other[name]);
  }
}

const nothing: Shared = {};

function anotherList(index: number, given?: unknown): CheckpointError {
  const line = given instanceof CsvRow ? { line: given.line } : {};
  return new CheckpointError(
    'another-list',
    'The checkpoint is of another list: give the same recipients in the same order, or a new checkpoint.',
    { index, ...line },
  );
}
