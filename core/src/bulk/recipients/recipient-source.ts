import type { CsvRow } from '../../csv/csv-row';
import { CsvRows } from '../../csv/csv-rows';

/** The recipients of `sendAll`: an array, an iterable, an async iterable or a stream. CSV rows come from `fromCsv`. */
export type BulkSource<I> = Iterable<I | CsvRow> | AsyncIterable<I | CsvRow>;

/** Reads recipients one after the other. */
export interface RecipientReader {
  /** Reads the next one. Synchronous if the source is: a million promises would cost more than everything else. */
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  /** Ends the reading early and closes the file of the source, if it has one. */
  close(): void;
}

/** @throws {TypeError} if the source cannot be iterated. */
export function openSource(source: unknown): RecipientReader {
  if (source instanceof CsvRows) return readerOf(source.reader, () => source.reader.close());
  const iterable = Object(source) as Partial<Iterable<unknown> & AsyncIterable<unknown>>;
  const iterator =
    iterable[Symbol.asyncIterator]?.() ??
    (typeof source === 'string' ? undefined : iterable[Symbol.iterator]?.());
  if (!iterator) throw new TypeError('The recipients must be an array, an iterable or an async iterable.');
  return readerOf(iterator, () => iterator.return?.());
}

const readerOf = (source: Pick<RecipientReader, 'next'>, close: () => unknown): RecipientReader => ({
  next: () => source.next(),
  close() {
    // An async source may still be reading. It closes after that, and the run does not wait for it.
    Promise.resolve()
      .then(close)
      .catch(() => undefined);
  },
});
