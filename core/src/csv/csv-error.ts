/** The faulty part of a CSV: its encoding, its header line, a column that a mapping names, or one row. */
export type CsvFault = 'encoding' | 'header' | 'column' | 'row';

/** The position of an error in a CSV. */
export interface CsvPlace {
  /** The line number, from 1. For a row of several lines, the first one. */
  readonly line?: number;
  /** The row number, from 1. The header is not counted. */
  readonly row?: number;
  /** The name of the column. */
  readonly column?: string;
}

/**
 * A CSV, or one of its rows, cannot be read. Reading throws it if the whole CSV is unreadable. For a single row, it is
 * the `error` of the rejected recipient, and the other rows are sent. It contains no cell of a row.
 */
export class CsvError extends Error implements CsvPlace {
  // A literal, because bundlers shorten class names.
  override readonly name = 'CsvError';
  declare readonly line?: number;
  declare readonly row?: number;
  declare readonly column?: string;

  constructor(
    /** The faulty part of the CSV. */
    readonly fault: CsvFault,
    message: string,
    { line, row, column }: CsvPlace = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    if (line !== undefined) this.line = line;
    if (row !== undefined) this.row = row;
    if (column !== undefined) this.column = column;
  }
}
