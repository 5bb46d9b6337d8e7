import {
  CheckpointError,
  type BulkCounts,
  type Checkpoint,
  type CheckpointState,
  type Stretch,
} from './checkpoint';
import { combineChecksums } from './range-checksum';

const zeroCounts: BulkCounts = { accepted: 0, rejected: 0, unknown: 0 };

/** What an earlier run has dealt with. */
export interface RecordedRange extends Stretch {
  /** True where it was on its way when that run ended, so that nobody knows what became of it. */
  readonly interrupted: boolean;
}

/** The book of a run: what has ended, what is on its way, and the checkpoint that holds both. */
export class ProgressJournal {
  private readonly ended: Stretch[];
  /** A list, for the reason that `Run` has. */
  private inFlight: readonly Stretch[];
  private counted: BulkCounts;
  private lastSave: Promise<void> = Promise.resolve();
  private nextSave: Promise<void> | undefined;

  /** @throws {CheckpointError} when the checkpoint belongs to another operation or run, or cannot be read. */
  static async open(operation: string, checkpoint: Checkpoint | undefined): Promise<ProgressJournal> {
    await checkpoint?.claim?.();
    try {
      const state = await checkpoint?.load();
      if (state && (state.version !== 1 || state.operation !== operation)) {
        const message = `The checkpoint is not of ${operation}: give each run one of its own.`;
        throw new CheckpointError('another-operation', message);
      }
      return new ProgressJournal(operation, checkpoint, state);
    } catch (error) {
      await checkpoint?.release?.();
      throw error;
    }
  }

  private constructor(
    private readonly operation: string,
    private readonly checkpoint: Checkpoint | undefined,
    state: CheckpointState | undefined,
  ) {
    this.ended = [...(state?.ended ?? [])];
    this.inFlight = state?.inFlight ?? [];
    this.counted = state?.counts ?? zeroCounts;
  }

  /** Whether there is a checkpoint, for which it is worth to know the list from another one. */
  get isKept(): boolean {
    return this.checkpoint !== undefined;
  }

  get counts(): BulkCounts {
    return this.counted;
  }

  /** What an earlier run has dealt with, in order. */
  past(): readonly RecordedRange[] {
    return [
      ...this.ended.map((stretch) => ({ ...stretch, interrupted: false })),
      ...this.inFlight.map((stretch) => ({ ...stretch, interrupted: true })),
    ].sort((one, other) => one.first - other.first);
  }

  /** Writes down that a batch leaves. It may leave when this resolves, and not before. */
  begin({ first, count, last, sum }: Stretch): Promise<void> {
    this.inFlight = [...this.inFlight.filter((one) => one.first !== first), { first, count, last, sum }];
    return this.save();
  }

  /** Writes down how a batch ended. The save may come later: until then it counts as on its way, which is safe. */
  end(stretch: Stretch, { accepted, rejected, unknown }: BulkCounts): void {
    this.land(stretch);
    this.counted = {
      accepted: this.counted.accepted + accepted,
      rejected: this.counted.rejected + rejected,
      unknown: this.counted.unknown + unknown,
    };
    this.join(stretch);
    this.saveLater();
  }

  /** Writes down that a batch did not leave after all. */
  takeBack(stretch: Stretch): void {
    this.land(stretch);
    this.saveLater();
  }

  /** Resolves when all is saved, and the checkpoint given back. @throws whatever the checkpoint threw. */
  async close(): Promise<void> {
    try {
      await (this.nextSave ?? this.lastSave);
    } finally {
      await this.checkpoint?.release?.();
    }
  }

  private land({ first }: Stretch): void {
    this.inFlight = this.inFlight.filter((one) => one.first !== first);
  }

  /** Puts a stretch among those that ended; neighbours become one. */
  private join({ first, count, last, sum }: Stretch): void {
    const { ended } = this;
    let place = ended.length;
    while (place > 0 && (ended[place - 1]?.first ?? 0) > first) place--;
    ended.splice(place, 0, { first, count, last, sum });
    for (const at of [place, place - 1]) {
      const [left, right] = [ended[at], ended[at + 1]];
      if (left && right && left.first + left.count === right.first) {
        ended.splice(at, 2, {
          first: left.first,
          count: left.count + right.count,
          last: right.last,
          sum: combineChecksums(left.sum, right.sum),
        });
      }
    }
  }

  private saveLater(): void {
    // Whoever awaits the next save, or the end, is told that this one failed.
    this.save().catch(() => undefined);
  }

  /** One save at a time; what changes meanwhile goes into the next. */
  private save(): Promise<void> {
    const { checkpoint } = this;
    if (!checkpoint) return this.lastSave;
    this.nextSave ??= this.lastSave.then(() => {
      this.nextSave = undefined;
      this.lastSave = checkpoint.save(this.state());
      return this.lastSave;
    });
    return this.nextSave;
  }

  private state(): CheckpointState {
    const { operation, ended, inFlight, counted } = this;
    return { version: 1, operation, ended: [...ended], inFlight, counts: counted };
  }
}
