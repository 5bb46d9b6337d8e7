/** A row of an uploaded file. */
export interface TableRow {
  /** The column names. */
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  /** Why the row cannot be read. It then has no cells. */
  readonly error?: string | undefined;
}
