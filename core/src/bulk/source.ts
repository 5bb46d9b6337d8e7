import type { CsvRow } from '../csv/csv-row';
import { CsvRows, type RowReader } from '../csv/csv-rows';

/** Recipients: a list, or anything that gives them one after the other. Rows come from `fromCsv`. */
export type BulkSource<I> = Iterable<I | CsvRow> | AsyncIterable<I | CsvRow>;

/** Takes from a source one after the other, and can be told that no more is wanted. */
export interface Taking {
  /** The next one. Comes at once where the source has it at once: a million waits would cost more than the rest. */
  next(): IteratorResult<unknown> | Promise<IteratorResult<unknown>>;
  /** Lets the source go: a file is closed. */
  letGo(): void;
}

/** @throws {TypeError} when it is no source. */
export function takeFrom(source: unknown): Taking {
  if (source instanceof CsvRows) return takeRows(source.reader);
  const given = Object(source) as Partial<Iterable<unknown> & AsyncIterable<unknown>>;
  const iterator =
    given[Symbol.asyncIterator]?.() ?? (typeof source === 'string' ? undefined : given[Symbol.iterator]?.());
  if (!iterator) throw new TypeError('Recipients come as a list, an iterable or an async iterable.');
  return {
    next: () => iterator.next(),
    letGo: () => letGo(() => iterator.return?.()),
  };
}

/** Waits for text alone, and not for each row that is in it. */
function takeRows(reader: RowReader): Taking {
  const later = async (): Promise<IteratorResult<unknown>> => {
    while (await reader.more()) {
      const value = reader.take();
      if (value) return { done: false, value };
    }
    return { done: true, value: undefined };
  };
  return {
    next() {
      const value = reader.take();
      return value ? { done: false, value } : later();
    },
    letGo: () => letGo(() => reader.letGo()),
  };
}

/** A source may be in the middle of reading: then it is let go when that is done, and nobody waits for it. */
function letGo(source: () => unknown): void {
  Promise.resolve()
    .then(source)
    .catch(() => undefined);
}
