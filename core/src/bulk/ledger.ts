import { CheckpointError } from './checkpoint-error';
import type { BulkCounts, Checkpoint, CheckpointState, Stretch } from './checkpoint';
import { sumOfBoth } from './stretch-sum';

const nobody: BulkCounts = { accepted: 0, rejected: 0, unknown: 0 };

/** What an earlier run has dealt with. */
export interface PastStretch extends Stretch {
  /** True where it was on its way when that run ended, so that nobody knows what became of it. */
  readonly interrupted: boolean;
}

/** The book of a run: what has ended, what is on its way, and the checkpoint that holds both. */
export interface Ledger {
  /** Whether there is a checkpoint, for which it is worth to know the list from another one. */
  readonly isKept: boolean;
  counts(): BulkCounts;
  /** What an earlier run has dealt with, in order. */
  past(): readonly PastStretch[];
  /** Writes down that a batch leaves. It may leave when this resolves, and not before. */
  begin(stretch: Stretch): Promise<void>;
  /** Writes down how a batch ended. The save may come later: until then it counts as on its way, which is safe. */
  end(stretch: Stretch, counts: BulkCounts): void;
  /** Writes down that a batch did not leave after all. */
  takeBack(stretch: Stretch): void;
  /** Resolves when all is saved, and the checkpoint given back. @throws whatever the checkpoint threw. */
  close(): Promise<void>;
}

/** @throws {CheckpointError} when the checkpoint belongs to another operation or run, or cannot be read. */
export async function openLedger(operation: string, checkpoint: Checkpoint | undefined): Promise<Ledger> {
  await checkpoint?.claim?.();
  try {
    const state = await checkpoint?.load();
    if (state && (state.version !== 1 || state.operation !== operation)) {
      const message = `The checkpoint is not of ${operation}: give each run one of its own.`;
      throw new CheckpointError('another-operation', message);
    }
    return ledgerOf(operation, checkpoint, state);
  } catch (error) {
    await checkpoint?.release?.();
    throw error;
  }
}

function ledgerOf(
  operation: string,
  checkpoint: Checkpoint | undefined,
  state: CheckpointState | undefined,
): Ledger {
  const ended: Stretch[] = [...(state?.ended ?? [])];
  /** A list, for the reason that a run has. */
  let inFlight: readonly Stretch[] = state?.inFlight ?? [];
  let counts = state?.counts ?? nobody;
  let lastSave: Promise<void> = Promise.resolve();
  let nextSave: Promise<void> | undefined;

  function land({ first }: Stretch): void {
    inFlight = inFlight.filter((one) => one.first !== first);
  }

  /** Puts a stretch among those that ended; neighbours become one. */
  function join({ first, count, last, sum }: Stretch): void {
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
          sum: sumOfBoth(left.sum, right.sum),
        });
      }
    }
  }

  function saveLater(): void {
    // Whoever awaits the next save, or the end, is told that this one failed.
    save().catch(() => undefined);
  }

  /** One save at a time; what changes meanwhile goes into the next. */
  function save(): Promise<void> {
    if (!checkpoint) return lastSave;
    nextSave ??= lastSave.then(() => {
      nextSave = undefined;
      lastSave = checkpoint.save({ version: 1, operation, ended: [...ended], inFlight, counts });
      return lastSave;
    });
    return nextSave;
  }

  return {
    isKept: checkpoint !== undefined,
    counts: () => counts,
    past: () =>
      [
        ...ended.map((stretch) => ({ ...stretch, interrupted: false })),
        ...inFlight.map((stretch) => ({ ...stretch, interrupted: true })),
      ].sort((one, other) => one.first - other.first),
    begin(stretch) {
      const { first, count, last, sum } = stretch;
      land(stretch);
      inFlight = [...inFlight, { first, count, last, sum }];
      return save();
    },
    end(stretch, { accepted, rejected, unknown }) {
      land(stretch);
      counts = {
        accepted: counts.accepted + accepted,
        rejected: counts.rejected + rejected,
        unknown: counts.unknown + unknown,
      };
      join(stretch);
      saveLater();
    },
    takeBack(stretch) {
      land(stretch);
      saveLater();
    },
    async close() {
      try {
        await (nextSave ?? lastSave);
      } finally {
        await checkpoint?.release?.();
      }
    },
  };
}
