import type { CsvRow } from './csv-row';

/** What gives the rows of a CSV: at once those that are there, and more of them as its text comes. */
export interface RowReader {
  /** The next row, if the text so far has it whole. */
  take(): CsvRow | undefined;
  /** Waits for more of the text. False where nothing more comes. */
  more(): Promise<boolean>;
  /** Lets the text go: a file is closed. */
  letGo(): Promise<unknown>;
}

/** The rows of a CSV, one after the other, once. */
export class CsvRows implements AsyncIterable<CsvRow> {
  constructor(
    /** For those who need not wait for each row. */
    readonly reader: RowReader,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<CsvRow, void, undefined> {
    const { reader } = this;
    try {
      do {
        for (let row = reader.take(); row; row = reader.take()) yield row;
      } while (await reader.more());
    } finally {
      await reader.letGo();
    }
  }
}
