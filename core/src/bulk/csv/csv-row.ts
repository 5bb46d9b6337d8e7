/** A row of a CSV, as a source of recipients gives it. */
export class CsvRow {
  constructor(
    /** On which line of the text it begins, from 1. */
    readonly line: number,
    /** Its cells by the names of the columns. */
    readonly cells: Readonly<Record<string, string>>,
    /** What the mapping made of it; without a mapping the columns are taken for fields. */
    readonly input?: unknown,
    /** Why it cannot be read: then nobody is sent anything for it. */
    readonly problem?: string,
  ) {}
}
