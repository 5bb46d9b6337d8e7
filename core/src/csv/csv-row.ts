import { CsvError } from './csv-error';

/** A row of a CSV: one recipient of `sendAll`. It knows its line, so that the report of a run can name it. */
export class CsvRow {
  constructor(
    /** The number of the row's first line, from 1. */
    readonly line: number,
    /** The column names. All rows share one array. */
    readonly columns: readonly string[],
    /** The cells, in the order of the columns. */
    readonly values: readonly string[],
    /** The result of the mapping. Without a mapping, columns go to the fields of the same name. */
    readonly input?: unknown,
    /** Why the row cannot be read. Nothing is sent for such a row. */
    readonly problem?: string,
    /** The row number, from 1. The header is not counted. */
    readonly row?: number,
    /** The input fields that the mapping names. All rows share one array. */
    readonly fields?: readonly string[],
  ) {}

  /** The cells by column name. Empty if the row cannot be read. */
  get cells(): Readonly<Record<string, string>> {
    const { columns, values } = this;
    const cells: Record<string, string> = {};
    columns.forEach((name, index) => {
      const cell = values[index];
      if (name !== '' && cell !== undefined) cells[name] = cell;
    });
    return cells;
  }

  /** The problem as an error with the line and row number. */
  get error(): CsvError | undefined {
    const { line, row, problem } = this;
    if (problem === undefined) return undefined;
    return new CsvError('row', `line ${line} ${problem}`, row === undefined ? { line } : { line, row });
  }
}
