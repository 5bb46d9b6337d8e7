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

/** Gives the next batch; `undefined` when there are no more recipients. */
export type NextBatch = () => Promise<Batch | undefined>;

/**
 * Puts recipients together to batches, as they come, past those that an earlier run has dealt with. The next batch may
 * be asked for when the last one has come.
 *
 * What it gives throws a {@link CheckpointError} when the list is another one than that run's.
 */
export function batchReader(
  taking: Taking,
  { inspector, batchSize, shared: sharedNames }: BatchReading,
  ledger: Ledger,
): NextBatch {
  const past = ledger.past();
  /** Of the recipients since the last stretch or batch; only a checkpoint keeps it. */
  const sum = ledger.isKept ? new StretchSum() : undefined;
  let passed = 0;
  /** Who was taken last, and where it stands. */
  let given: unknown;
  let index = -1;
  /** True where that one is for the next batch. */
  let isHeld = false;

  /** Takes the next one, if there is one; at once where the source has it at once: a million waits would cost more than the rest. */
  function take(): boolean | Promise<boolean> {
    const step = taking.next();
    return 'then' in step ? takeLater(step) : note(step);
  }

  const takeLater = async (step: Promise<IteratorResult<unknown>>): Promise<boolean> => note(await step);

  function note({ done, value }: IteratorResult<unknown>): boolean {
    given = done ? undefined : value;
    index++;
    if (!done) return true;
    const last = past.at(-1);
    if (last && last.first + last.count > index) throw anotherList(index);
    return false;
  }

  function stretchHere(): PastStretch | undefined {
    let stretch = past[passed];
    while (stretch && stretch.first + stretch.count <= index) stretch = past[++passed];
    return stretch && stretch.first <= index ? stretch : undefined;
  }

  function complete(batch: GrowingBatch, holds = false): Batch {
    isHeld = holds;
    batch.last = fingerprintOf(batch.lastGiven);
    if (sum && !batch.stretch) batch.sum = sum.take();
    return batch;
  }

  /** @throws {CheckpointError} when the recipients of a stretch are not those that an earlier run was given. */
  function checkSame(stretch: PastStretch): void {
    const found = sum?.take();
    if (fingerprintOf(given) !== stretch.last || (stretch.sum !== undefined && found !== stretch.sum)) {
      throw anotherList(index, given);
    }
  }

  function sharedOf(input: unknown): Shared {
    let shared = nothing;
    if (typeof input !== 'object' || input === null) return shared;
    for (const name of sharedNames) {
      const value = (input as Shared)[name];
      if (value !== undefined) shared = { ...shared, [name]: value };
    }
    return shared;
  }

  const agree = (one: Shared, other: Shared): boolean =>
    one === other || sharedNames.every((name) => one[name] === other[name]);

  return async () => {
    let batch: GrowingBatch | undefined;
    for (;;) {
      const step = isHeld || take();
      isHeld = false;
      if (!(typeof step === 'boolean' ? step : await step)) return batch && complete(batch);
      const stretch = stretchHere();
      if (batch && stretch !== batch.stretch) return complete(batch, true);
      if (stretch) sum?.add(given, index);
      if (stretch && index === stretch.first + stretch.count - 1) checkSame(stretch);
      if (stretch && !stretch.interrupted) continue;

      const input = inspector.inputOf(given);
      const shared = sharedOf(input);
      const size = roughSize(input);
      if (batch && !stretch && (batch.size + size > mostCharacters || !agree(batch.shared, shared))) {
        return complete(batch, true);
      }
      batch ??= emptyBatch(index, shared, stretch);
      batch.inputs.push(input);
      if (given instanceof CsvRow) batch.lines[batch.count] = given.line;
      const finding = inspector.findingOf(given, input);
      if (finding === 'warning') batch.hasWarnings = true;
      else if (finding) batch.refusals.set(batch.count, finding);
      if (!stretch) sum?.add(given, index);
      batch.count++;
      batch.size += size;
      batch.lastGiven = given;
      if (batch.count === (stretch?.count ?? batchSize)) return complete(batch);
    }
  };
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
