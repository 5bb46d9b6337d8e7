import type { CsvRow } from './csv-row';

/** Reads the rows of a CSV. */
export interface RowReader {
  /** Returns the next row. Returns no promise if the row has already arrived in full. */
  next(): IteratorResult<CsvRow, undefined> | Promise<IteratorResult<CsvRow, undefined>>;
  /** Closes the source, for example a file. */
  letGo(): Promise<unknown>;
}

/** The rows of a CSV. They can be iterated once. */
export class CsvRows implements AsyncIterable<CsvRow> {
  constructor(
    /** Reads rows without a promise for each. `sendAll` uses it for speed. */
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
      await reader.letGo().catch(() => undefined);
      throw error;
    } finally {
      await reader.letGo();
    }
  }
}
