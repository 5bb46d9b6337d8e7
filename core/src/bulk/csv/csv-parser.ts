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

type Parsed =
  | { readonly cells: readonly string[]; readonly end: number; readonly problem?: string }
  | undefined;

/**
 * Reads CSV (RFC 4180) piece by piece as it comes. Lines may end in LF or CRLF, cells may hold both in quotes. A
 * record that cannot be read is told of and left out; the next line is read as if nothing had been.
 */
export class CsvParser {
  private rest = '';
  private line = 1;

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this piece. */
  push(piece: string): CsvRecord[] {
    this.rest += piece;
    return this.read(false);
  }

  /** What is left when nothing more comes. */
  end(): CsvRecord[] {
    return this.read(true);
  }

  private read(last: boolean): CsvRecord[] {
    const { rest } = this;
    const records: CsvRecord[] = [];
    let start = 0;
    while (start < rest.length) {
      const { line } = this;
      const parsed = this.plainRecord(start, last) ?? this.quotedRecord(start, last);
      if (!parsed) break;
      const { cells, end, problem } = parsed;
      this.line += linesIn(rest, start, end);
      start = end;
      if (problem !== undefined) records.push({ line, cells, problem });
      else if (cells.length > 1 || cells[0] !== '') records.push({ line, cells });
    }
    this.rest = rest.slice(start);
    return records;
  }

  /** A record without quotes: the common case, and a fast one. */
  private plainRecord(start: number, last: boolean): Parsed {
    const { rest, delimiter } = this;
    const newline = rest.indexOf('\n', start);
    if (newline < 0 && !last) return undefined;
    const stop = newline < 0 ? rest.length : newline;
    const text = rest.slice(start, rest[stop - 1] === '\r' && stop > start ? stop - 1 : stop);
    return text.includes('"')
      ? undefined
      : { cells: text.split(delimiter), end: newline < 0 ? stop : stop + 1 };
  }

  private quotedRecord(start: number, last: boolean): Parsed {
    const { rest, delimiter } = this;
    const cells: string[] = [];
    let at = start;
    for (;;) {
      let cell: string;
      if (rest[at] === '"') {
        const close = closingQuote(rest, at + 1);
        if (close < 0 || (close === rest.length - 1 && !last)) return this.openRecord(start, last);
        cell = rest.slice(at + 1, close).replaceAll('""', '"');
        at = close + 1;
      } else {
        const stop = endOfCell(rest, at, delimiter);
        if (stop === rest.length && !last) return this.openRecord(start, last);
        cell = rest.slice(at, stop);
        at = stop;
      }
      cells.push(cell);
      if (rest[at] === delimiter) {
        at++;
        continue;
      }
      if (at >= rest.length || rest[at] === '\n') return { cells, end: at + 1 };
      if (rest[at] === '\r' && (rest[at + 1] === '\n' || at + 1 === rest.length))
        return { cells, end: at + 2 };
      if (!last && rest.indexOf('\n', at) < 0) return undefined;
      return {
        cells,
        end: this.nextLine(start),
        problem: 'has something between a closing quote and the next cell',
      };
    }
  }

  /** More of it may be to come; where it cannot be, only the line on which it began is given up. */
  private openRecord(start: number, last: boolean): Parsed {
    if (!last && this.rest.length - start < longestRecord) return undefined;
    return { cells: [], end: this.nextLine(start), problem: 'has a quote that is not closed' };
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
