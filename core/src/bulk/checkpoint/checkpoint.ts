/**
 * Where `sendAll` keeps how far it is, so that after a stop or a crash it goes on and sends nobody twice.
 *
 * The next run must be given the same recipients in the same order, and a checkpoint serves one run at a time.
 */
export interface Checkpoint {
  /** What was saved last; `undefined` when nothing was. */
  load(): Promise<CheckpointState | undefined>;
  /** Saves the state in place of the one before. It must be safe when the promise resolves: a batch leaves then. */
  save(state: CheckpointState): Promise<void>;
  /**
   * Takes it for one run, before anything is read of it. Where it is left out, nobody watches that no other run has it.
   *
   * @throws {CheckpointError} when another run has it.
   */
  claim?(): Promise<void>;
  /** Gives it back, when the run has ended and all is saved. */
  release?(): Promise<void>;
}

/** How far a run is: plain data, which holds nothing of any message. */
export interface CheckpointState {
  /** Of the format: 1. */
  readonly version: number;
  /** The operation, for instance `sms.send`. */
  readonly operation: string;
  /** The recipients of whom it is known how they ended, in order. */
  readonly ended: readonly Stretch[];
  /** Batches that are on their way. After a crash nobody knows what became of them: they are not sent again. */
  readonly inFlight: readonly Stretch[];
  /** How many recipients have ended, and how. */
  readonly counts: BulkCounts;
}

/** Some recipients in a row. */
export interface Stretch {
  /** The place of the first in the list, from 0. */
  readonly first: number;
  /** How many there are. */
  readonly count: number;
  /** A fingerprint of the last one, by which another list is told from this. */
  readonly last: string;
  /** A fingerprint of all of them. Checkpoints of earlier releases have none. */
  readonly sum?: string | undefined;
}

/** How many recipients ended how. */
export interface BulkCounts {
  /** Recipients whose message 8x8 has accepted. */
  readonly accepted: number;
  /** Recipients whose message was refused: it was not sent. */
  readonly rejected: number;
  /** Recipients of whom nobody knows: it may have been sent. */
  readonly unknown: number;
}

/**
 * Why a checkpoint cannot be used:
 *
 * - `in-use`: another run has it.
 * - `unreadable`: what it holds is no checkpoint.
 * - `another-operation`: it is of another operation than the run.
 * - `another-list`: the recipients are not those of the earlier run, or not in the same order.
 */
export type CheckpointFault = 'in-use' | 'unreadable' | 'another-operation' | 'another-list';

/** Where a checkpoint does not fit. */
export interface CheckpointPlace {
  /** The file, where it is in one. */
  readonly path?: string;
  /** Up to which recipient the list is another one: the place in the list, from 0. */
  readonly index?: number;
  /** The line of that recipient, where the list is a CSV. */
  readonly line?: number;
  /** The process whose run has it. */
  readonly pid?: number;
}

/** The checkpoint of `sendAll` cannot be used. Nothing was sent that was not told of before. */
export class CheckpointError extends Error implements CheckpointPlace {
  // Spelled out: bundlers shorten the names of classes.
  override readonly name = 'CheckpointError';
  declare readonly path?: string;
  declare readonly index?: number;
  declare readonly line?: number;
  declare readonly pid?: number;

  constructor(
    /** What is wrong with the checkpoint. */
    readonly fault: CheckpointFault,
    message: string,
    { path, index, line, pid }: CheckpointPlace = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    if (path !== undefined) this.path = path;
    if (index !== undefined) this.index = index;
    if (line !== undefined) this.line = line;
    if (pid !== undefined) this.pid = pid;
  }
}
