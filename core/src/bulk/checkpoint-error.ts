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
