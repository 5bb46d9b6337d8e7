import type { CsvRow } from './csv-row';

/** What gives the rows of a CSV. */
export interface RowReader {
  /** The next row: at once where the text so far has it whole. */
  next(): IteratorResult<CsvRow, undefined> | Promise<IteratorResult<CsvRow, undefined>>;
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
      for (;;) {
        const { done, value } = await reader.next();
        if (done) return;
        yield value;
      }
    } catch (error) {
      // What the text says when it is let go must not stand in for that.
      await reader.letGo().catch(() => undefined);
      throw error;
    } finally {
      await reader.letGo();
    }
  }
}
