import type { CsvRow } from '../../csv/csv-row';
import { CsvRows } from '../../csv/csv-rows';

/** Recipients: a list, or anything that gives them one after the other. Rows come from `fromCsv`. */
export type BulkSource<I> = Iterable<I | CsvRow> | AsyncIterable<I | CsvRow>;

/** Takes from a source one after the other, and can be told that no more is wanted. */
export interface SourceReader {
  /** The next one. Comes at once where the source has it at once: a million waits would cost more than the rest. */
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  /** Lets the source go: a file is closed. */
  letGo(): void;
}

/** @throws {TypeError} when it is no source. */
export function readSource(source: unknown): SourceReader {
  if (source instanceof CsvRows) return createReader(source.reader, () => source.reader.letGo());
  const given = Object(source) as Partial<Iterable<unknown> & AsyncIterable<unknown>>;
  const iterator =
    given[Symbol.asyncIterator]?.() ?? (typeof source === 'string' ? undefined : given[Symbol.iterator]?.());
  if (!iterator) throw new TypeError('Recipients come as a list, an iterable or an async iterable.');
  return createReader(iterator, () => iterator.return?.());
}

const createReader = (from: Pick<SourceReader, 'next'>, letGo: () => unknown): SourceReader => ({
  next: () => from.next(),
  letGo() {
    // It may be in the middle of reading: then it is let go when that is done, and nobody waits for it.
    Promise.resolve()
      .then(letGo)
      .catch(() => undefined);
  },
});
