import {
  CheckpointError,
  type BulkCounts,
  type Checkpoint,
  type CheckpointState,
  type RecipientRange,
} from './checkpoint';
import { joinChecksums } from './range-checksum';

const noCounts: BulkCounts = { accepted: 0, rejected: 0, unknown: 0 };

/** A range of recipients of an earlier run, which must not be sent again. */
export interface EarlierRange extends RecipientRange {
  /** True if the range was in flight when that run ended. Then its outcome is unknown. */
  readonly interrupted: boolean;
}

/** Tracks which recipients are done and which are in flight, and saves both to the checkpoint. */
export class ProgressJournal {
  private readonly ended: RecipientRange[];
  private inFlight: readonly RecipientRange[];
  private currentCounts: BulkCounts;
  private nextAt: number | undefined;
  private lastSave: Promise<void> = Promise.resolve();
  private nextSave: Promise<void> | undefined;

  /** @throws {CheckpointError} if the checkpoint is in use, unreadable, or belongs to another operation. */
  static async open(operation: string, checkpoint: Checkpoint | undefined): Promise<ProgressJournal> {
    await checkpoint?.claim?.();
    try {
      const state = await checkpoint?.load();
      if (state && (state.version !== 1 || state.operation !== operation)) {
        const message = `The checkpoint does not belong to ${operation}. Give each run its own checkpoint.`;
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
    this.currentCounts = state?.counts ?? noCounts;
    this.nextAt = state?.nextBatchAt;
  }

  get hasCheckpoint(): boolean {
    return this.checkpoint !== undefined;
  }

  get counts(): BulkCounts {
    return this.currentCounts;
  }

  /** The time at which the pace allows the next batch. */
  get nextBatchAt(): number | undefined {
    return this.nextAt;
  }

  /** The ranges of earlier runs, in order. */
  earlierRanges(): readonly EarlierRange[] {
    return [
      ...this.ended.map((range) => ({ ...range, interrupted: false })),
      ...this.inFlight.map((range) => ({ ...range, interrupted: true })),
    ].sort((one, other) => one.first - other.first);
  }

  /** Records that a batch is in flight. It must not be sent before the promise resolves. */
  markInFlight({ first, count, last, checksum }: RecipientRange, nextBatchAt?: number): Promise<void> {
    this.nextAt = Math.max(this.nextAt ?? 0, nextBatchAt ?? 0) || undefined;
    this.inFlight = [...this.inFlight.filter((one) => one.first !== first), { first, count, last, checksum }];
    return this.save();
  }

  /** Records that a batch is done. A delayed save is safe: until then the batch counts as in flight. */
  markEnded(range: RecipientRange, { accepted, rejected, unknown }: BulkCounts): void {
    this.removeInFlight(range);
    this.currentCounts = {
      accepted: this.currentCounts.accepted + accepted,
      rejected: this.currentCounts.rejected + rejected,
      unknown: this.currentCounts.unknown + unknown,
    };
    this.addEnded(range);
    this.saveLater();
  }

  /** Records that a batch was not sent after all. */
  markNotSent(range: RecipientRange): void {
    this.removeInFlight(range);
    this.saveLater();
  }

  /** Waits for the last save and unlocks the checkpoint. @throws the checkpoint's own error. */
  async close(): Promise<void> {
    try {
      await (this.nextSave ?? this.lastSave);
    } finally {
      await this.checkpoint?.release?.();
    }
  }

  private removeInFlight({ first }: RecipientRange): void {
    this.inFlight = this.inFlight.filter((one) => one.first !== first);
  }

  /** Inserts a range among the done ones, and joins it with its neighbors. */
  private addEnded({ first, count, last, checksum }: RecipientRange): void {
    const { ended } = this;
    let place = ended.length;
    while (place > 0 && (ended[place - 1]?.first ?? 0) > first) place--;
    ended.splice(place, 0, { first, count, last, checksum });
    for (const at of [place, place - 1]) {
      const [left, right] = [ended[at], ended[at + 1]];
      if (left && right && left.first + left.count === right.first) {
        ended.splice(at, 2, {
          first: left.first,
          count: left.count + right.count,
          last: right.last,
          checksum: joinChecksums(left.checksum, right.checksum),
        });
      }
    }
  }

  private saveLater(): void {
    // The next `markInFlight` or `close` reports the error.
    this.save().catch(() => undefined);
  }

  /** Saves one state at a time. Changes during a save go into the next one. */
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
    const { operation, ended, inFlight, currentCounts, nextAt } = this;
    const pace = nextAt === undefined ? {} : { nextBatchAt: nextAt };
    return { version: 1, operation, ended: [...ended], inFlight, counts: currentCounts, ...pace };
  }
}
