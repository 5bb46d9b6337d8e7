/**
 * Stores the progress of `sendAll`, so that a later run continues after a stop or a crash and sends nothing twice.
 *
 * The later run needs the same recipients in the same order. Only one run at a time may use a checkpoint.
 */
export interface Checkpoint {
  /** Returns the state saved last, or `undefined`. */
  load(): Promise<CheckpointState | undefined>;
  /**
   * Replaces the saved state. The promise must resolve only when the state is stored durably, because the batch is sent
   * right after.
   */
  save(state: CheckpointState): Promise<void>;
  /**
   * Locks the checkpoint for one run, before `load`. Without this method, two runs at the same time go unnoticed.
   *
   * @throws {CheckpointError} if another run uses it.
   */
  claim?(): Promise<void>;
  /** Unlocks the checkpoint after the run has ended and everything is saved. */
  release?(): Promise<void>;
}

/** The progress of a run. Plain data without any part of a message or recipient. */
export interface CheckpointState {
  /** Version of the format: 1. */
  readonly version: number;
  /** The operation, for instance `sms.send`. */
  readonly operation: string;
  /** The recipients that are done, in order. */
  readonly ended: readonly RecipientRange[];
  /** Batches in flight. After a crash their outcome is unknown, so they are not sent again. */
  readonly inFlight: readonly RecipientRange[];
  /** Number of done recipients by outcome. */
  readonly counts: BulkCounts;
  /** The time at which the pace allows the next batch, in milliseconds since 1970. */
  readonly nextBatchAt?: number;
}

/** Consecutive recipients of the list. */
export interface RecipientRange {
  /** Place of the first one in the list, from 0. */
  readonly first: number;
  /** Number of recipients. */
  readonly count: number;
  /** Fingerprint of the last one. Detects a different list. */
  readonly last: string;
  /** Checksum of all of them. Detects a different list. */
  readonly checksum?: string | undefined;
}

/** Number of recipients by outcome. */
export interface BulkCounts {
  /** Recipients whose message 8x8 accepted. */
  readonly accepted: number;
  /** Recipients whose message was refused or invalid. Nothing was sent to them. */
  readonly rejected: number;
  /** Recipients whose outcome is unknown. The message may have been sent. */
  readonly unknown: number;
}

/**
 * Why a checkpoint cannot be used:
 *
 * - `in-use`: another run uses it.
 * - `unreadable`: its content is not a checkpoint.
 * - `another-operation`: it belongs to a run of another operation.
 * - `another-list`: the recipients differ from those of the earlier run, or from their order.
 */
export type CheckpointFault = 'in-use' | 'unreadable' | 'another-operation' | 'another-list';

/** Where the fault of a checkpoint is. */
export interface CheckpointPlace {
  /** Path of the checkpoint file. */
  readonly path?: string;
  /** Place in the list, from 0, at which the difference was found. It is at this recipient or before. */
  readonly index?: number;
  /** Line of that recipient in the CSV. */
  readonly line?: number;
  /** ID of the process that uses the checkpoint. */
  readonly pid?: number;
}

/** The checkpoint of `sendAll` cannot be used. Every message sent so far was reported to `onResult`. */
export class CheckpointError extends Error implements CheckpointPlace {
  // A literal, because bundlers may shorten class names.
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
