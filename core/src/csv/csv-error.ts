/** What of the CSV is wrong: its bytes, the line that names the columns, a column that is asked for, or one row. */
export type CsvFault = 'encoding' | 'header' | 'column' | 'row';

/** Where in the CSV something is wrong. */
export interface CsvPlace {
  /** The line of the text, from 1. A row with line breaks in its cells takes several; this is the first. */
  readonly line?: number;
  /** Which row it is, from 1: the first after the names of the columns. */
  readonly row?: number;
  /** The name of the column. */
  readonly column?: string;
}

/**
 * The CSV, or a row of it, cannot be read. `fromCsv` throws it where nothing can be read at all; of a single row it is
 * the `error` of the rejected recipient, and the others are sent. It holds no cell.
 */
export class CsvError extends Error implements CsvPlace {
  // Spelled out: bundlers shorten the names of classes.
  override readonly name = 'CsvError';
  declare readonly line?: number;
  declare readonly row?: number;
  declare readonly column?: string;

  constructor(
    /** What is wrong with the text. */
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
