/** A row and its place in the table. */
export interface Entry<T = object> {
  /** Counts the rows in the order in which they were added. */
  readonly position: number;
  readonly key: string;
  readonly group: string | undefined;
  /** Undefined after the row was deleted, and while only the archive has it. */
  row: T | undefined;
  /** The block that has the present value of the row. */
  block: Block<T> | undefined;
}

/** Rows that were archived together. */
export interface Block<T = object> {
  readonly number: number;
  /** In the order of the block's lines. Undefined where the row was deleted, or has changed since. */
  readonly entries: (Entry<T> | undefined)[];
}
