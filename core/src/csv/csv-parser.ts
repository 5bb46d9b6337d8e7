/** A record as it stands in the text. */
export interface CsvRecord {
  /** On which line of the text it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it cannot be read. */
  readonly problem?: string;
}

/** A record that is still open after so many characters has a quote too few. */
const longestRecord = 1_048_576;

/**
 * Where a mark is found next; at the end where there is none. Most are further away than the record that is read, and
 * are not searched again then.
 */
function finderOf(mark: string, text: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const place = text.indexOf(mark, from);
      found = place < 0 ? text.length : place;
    }
    return found;
  };
}

/** Reads CSV piece by piece as it comes. */
export interface CsvParser {
  /** Takes what has come. */
  add(piece: string): void;
  /** Nothing more comes: what is left is the last record. */
  end(): void;
  /** The next record, if what has come so far has it whole. Empty lines are none. */
  next(): CsvRecord | undefined;
}

/**
 * Reads CSV (RFC 4180). Lines may end in LF or CRLF, cells may hold both in quotes. A record that cannot be read is told
 * of and left out; the next line is read as if nothing had been.
 */
export function csvParser(delimiter: string): CsvParser {
  let text = '';
  let start = 0;
  let line = 1;
  let isLast = false;
  /** How many cells the first record has, and most others. */
  let width = 0;
  let nextQuote = finderOf('"', text);
  let nextDelimiter = finderOf(delimiter, text);

  /** A record without quotes: the common case, and a fast one. */
  function plainRecord(): CsvRecord | undefined {
    const newline = text.indexOf('\n', start);
    if (newline < 0 && !isLast) return undefined;
    const stop = newline < 0 ? text.length : newline;
    if (nextQuote(start) < stop) return undefined;
    const record = { line, cells: cellsUpTo(stop > start && text[stop - 1] === '\r' ? stop - 1 : stop) };
    line++;
    start = stop + 1;
    return record;
  }

  /** In a list of the length that it most likely has: one that grows would take several times as much. */
  function cellsUpTo(stop: number): readonly string[] {
    const cells = new Array<string>(width);
    let count = 0;
    for (let from = start; ; ) {
      const end = Math.min(nextDelimiter(from), stop);
      cells[count++] = text.slice(from, end);
      if (end === stop) break;
      from = end + delimiter.length;
    }
    if (count < cells.length) cells.length = count;
    return cells;
  }

  function quotedRecord(): CsvRecord | undefined {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1);
        if (close < 0 || (close === text.length - 1 && !isLast)) return openRecord();
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else {
        const stop = endOfCell(text, at, delimiter);
        if (stop === text.length && !isLast) return openRecord();
        cell = text.slice(at, stop);
        at = stop;
      }
      cells.push(cell);
      if (text[at] === delimiter) {
        at++;
        continue;
      }
      if (at >= text.length || text[at] === '\n') return recordTo(at + 1, cells);
      if (text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length))
        return recordTo(at + 2, cells);
      if (!isLast && text.indexOf('\n', at) < 0) return undefined;
      return recordTo(nextLine(), cells, 'has something between a closing quote and the next cell');
    }
  }

  /** More of it may be to come; where it cannot be, only the line on which it began is given up. */
  function openRecord(): CsvRecord | undefined {
    if (!isLast && text.length - start < longestRecord) return undefined;
    return recordTo(nextLine(), [], 'has a quote that is not closed');
  }

  function nextLine(): number {
    const newline = text.indexOf('\n', start);
    return newline < 0 ? text.length : newline + 1;
  }

  /** The record that ends there. */
  function recordTo(end: number, cells: readonly string[], problem?: string): CsvRecord {
    const record = { line, cells, ...(problem === undefined ? {} : { problem }) };
    line += linesIn(text, start, end);
    start = end;
    return record;
  }

  return {
    add(piece) {
      text = text.slice(start) + piece;
      start = 0;
      nextQuote = finderOf('"', text);
      nextDelimiter = finderOf(delimiter, text);
    },
    end() {
      isLast = true;
    },
    next() {
      while (start < text.length) {
        const record = plainRecord() ?? quotedRecord();
        if (!record) return undefined;
        const { cells, problem } = record;
        if (problem === undefined && cells.length === 1 && cells[0] === '') continue;
        width ||= cells.length;
        return record;
      }
      return undefined;
    },
  };
}

/** Where the quote is that closes a cell; two in a row stand for one. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return at > from && text[at - 1] === '\r' && text[at] !== delimiter ? at - 1 : at;
}

function linesIn(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
