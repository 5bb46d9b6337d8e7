import { CsvError } from './csv-error';

/** A row of a CSV, as a source of recipients gives it. */
export class CsvRow {
  constructor(
    /** On which line of the text it begins, from 1. */
    readonly line: number,
    /** The names of the columns: one list for all rows. */
    readonly columns: readonly string[],
    /** Its cells in the order of the columns. */
    readonly values: readonly string[],
    /** What the mapping made of it; without a mapping the columns are taken for fields. */
    readonly input?: unknown,
    /** Why it cannot be read: then nobody is sent anything for it. */
    readonly problem?: string,
    /** Which row it is, from 1; lines with breaks in their cells make it less than the line. */
    readonly row?: number,
    /** To which fields a mapping by columns leads: one list for all rows. */
    readonly fields?: readonly string[],
  ) {}

  /** Its cells by the names of the columns; none where it cannot be read. */
  get cells(): Readonly<Record<string, string>> {
    const { columns, values } = this;
    const cells: Record<string, string> = {};
    columns.forEach((name, index) => {
      const cell = values[index];
      if (name !== '' && cell !== undefined) cells[name] = cell;
    });
    return cells;
  }

  /** The same as `problem`, with its place. */
  get error(): CsvError | undefined {
    const { line, row, problem } = this;
    if (problem === undefined) return undefined;
    return new CsvError('row', `line ${line} ${problem}`, row === undefined ? { line } : { line, row });
  }
}
