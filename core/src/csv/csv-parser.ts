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

/** Where a mark is found next. Most are further away than the record that is read: then nothing is searched again. */
class Finder {
  private found = -1;

  constructor(private readonly mark: string) {}

  /** `text.length` where there is none. */
  next(text: string, from: number): number {
    if (this.found >= from) return this.found;
    const place = text.indexOf(this.mark, from);
    return (this.found = place < 0 ? text.length : place);
  }

  /** The text is another one. */
  forget(): void {
    this.found = -1;
  }
}

/**
 * Reads CSV (RFC 4180) piece by piece as it comes. Lines may end in LF or CRLF, cells may hold both in quotes. A
 * record that cannot be read is told of and left out; the next line is read as if nothing had been.
 */
export class CsvParser {
  private rest = '';
  private start = 0;
  private line = 1;
  private isLast = false;
  private readonly quote = new Finder('"');
  private readonly separator: Finder;
  /** How many cells the first record has, and most others. */
  private width = 0;

  constructor(private readonly delimiter: string) {
    this.separator = new Finder(delimiter);
  }

  /** Takes what has come. */
  add(piece: string): void {
    this.rest = this.rest.slice(this.start) + piece;
    this.start = 0;
    this.quote.forget();
    this.separator.forget();
  }

  /** Nothing more comes: what is left is the last record. */
  end(): void {
    this.isLast = true;
  }

  /** The next record, if what has come so far has it whole. Empty lines are none. */
  next(): CsvRecord | undefined {
    while (this.start < this.rest.length) {
      const record = this.plainRecord() ?? this.quotedRecord();
      if (!record) return undefined;
      const { cells, problem } = record;
      if (problem === undefined && cells.length === 1 && cells[0] === '') continue;
      this.width ||= cells.length;
      return record;
    }
    return undefined;
  }

  /** A record without quotes: the common case, and a fast one. */
  private plainRecord(): CsvRecord | undefined {
    const { rest, start, line, isLast } = this;
    const newline = rest.indexOf('\n', start);
    if (newline < 0 && !isLast) return undefined;
    const stop = newline < 0 ? rest.length : newline;
    if (this.quote.next(rest, start) < stop) return undefined;
    const cells = this.cellsIn(start, stop > start && rest[stop - 1] === '\r' ? stop - 1 : stop);
    this.line++;
    this.start = stop + 1;
    return { line, cells };
  }

  /** In a list of the length that it most likely has: one that grows would take several times as much. */
  private cellsIn(start: number, stop: number): readonly string[] {
    const { rest, delimiter } = this;
    const cells = new Array<string>(this.width);
    let count = 0;
    for (let from = start; ; ) {
      const end = Math.min(this.separator.next(rest, from), stop);
      cells[count++] = rest.slice(from, end);
      if (end === stop) break;
      from = end + delimiter.length;
    }
    if (count < cells.length) cells.length = count;
    return cells;
  }

  private quotedRecord(): CsvRecord | undefined {
    const { rest, delimiter, start, isLast: last } = this;
    const cells: string[] = [];
    let at = start;
    for (;;) {
      let cell: string;
      if (rest[at] === '"') {
        const close = closingQuote(rest, at + 1);
        if (close < 0 || (close === rest.length - 1 && !last)) return this.openRecord();
        cell = rest.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else {
        const stop = endOfCell(rest, at, delimiter);
        if (stop === rest.length && !last) return this.openRecord();
        cell = rest.slice(at, stop);
        at = stop;
      }
      cells.push(cell);
      if (rest[at] === delimiter) {
        at++;
        continue;
      }
      if (at >= rest.length || rest[at] === '\n') return this.upTo(at + 1, cells);
      if (rest[at] === '\r' && (rest[at + 1] === '\n' || at + 1 === rest.length))
        return this.upTo(at + 2, cells);
      if (!last && rest.indexOf('\n', at) < 0) return undefined;
      return this.upTo(
        this.nextLine(start),
        cells,
        'has something between a closing quote and the next cell',
      );
    }
  }

  /** More of it may be to come; where it cannot be, only the line on which it began is given up. */
  private openRecord(): CsvRecord | undefined {
    const { rest, start, isLast } = this;
    if (!isLast && rest.length - start < longestRecord) return undefined;
    return this.upTo(this.nextLine(start), [], 'has a quote that is not closed');
  }

  /** The record that ends there. */
  private upTo(end: number, cells: readonly string[], problem?: string): CsvRecord {
    const { rest, start, line } = this;
    this.line += linesIn(rest, start, end);
    this.start = end;
    return { line, cells, ...(problem === undefined ? {} : { problem }) };
  }

  private nextLine(start: number): number {
    const newline = this.rest.indexOf('\n', start);
    return newline < 0 ? this.rest.length : newline + 1;
  }
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
