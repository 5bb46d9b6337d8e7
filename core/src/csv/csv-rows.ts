import type { CsvRow } from './csv-row';

/** Reads a CSV row by row. */
export interface RowReader {
  /**
   * Returns the next row. Returns no promise if the row has already arrived in full: a million promises would take
   * longer than all other work.
   */
  next(): IteratorResult<CsvRow, undefined> | Promise<IteratorResult<CsvRow, undefined>>;
  /** Closes the source, for example a file. */
  close(): Promise<unknown>;
}

/** The rows of a CSV, for `sendAll` or a `for await` loop. They can be iterated once. */
export class CsvRows implements AsyncIterable<CsvRow> {
  constructor(
    /** `sendAll` reads from it directly, because an async iterator makes a promise for each row. */
    readonly reader: RowReader,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<CsvRow, void, undefined> {
    const { reader } = this;
    try {
      for (;;) {
        const { done, value } = await reader.next();
        if (done) return;
        yield value;
      }
    } catch (error) {
      // An error while closing must not replace the first error.
      await reader.close().catch(() => undefined);
      throw error;
    } finally {
      await reader.close();
    }
  }
}
