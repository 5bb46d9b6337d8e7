import { Parser, type ParseResult } from 'papaparse';
import { detectDialect, type CsvDialect } from './csv-dialect';

/** A record of a CSV. */
export interface CsvRecord {
  /** The line on which the record begins, from 1. */
  readonly line: number;
  /** The cells, or `undefined` if the record cannot be read. No record follows, because its end is unknown. */
  readonly cells: readonly string[] | undefined;
}

/** A record that is longer has a quote that is not closed. */
const maxRecordCharacters = 1_048_576;

/** Parses CSV (RFC 4180) with Papa Parse while its text arrives. Lines end with LF, CRLF or CR. */
export class CsvParser {
  private dialect: CsvDialect | undefined;
  private parser: Parser | undefined;
  /** The text after the last record. */
  private text = '';
  private line = 1;

  constructor(private readonly delimiter: string | undefined) {}

  /** Takes the next piece of the text and returns the records that are now complete, without empty lines. */
  parse(piece: string, isLast: boolean): readonly CsvRecord[] {
    this.text += piece;
    const isTooLong = this.text.length > maxRecordCharacters;
    if (!isLast && !isTooLong && !/[\r\n]/.test(piece)) return [];
    this.dialect ??= this.detectDialect(isLast || isTooLong);
    if (!this.dialect || !this.parser) return [];
    const { newline } = this.dialect;
    // Papa Parse must not see a line whose end is missing: it would take half of a CRLF for text after a quote.
    const lines = isLast ? this.text : this.text.slice(0, this.text.lastIndexOf(newline) + 1);
    const { data, errors, meta } = this.parser.parse(lines, 0, !isLast) as ParseResult<string[]>;
    this.text = this.text.slice(meta.cursor);
    const [error] = errors;
    // Only a quoted cell contains a line break.
    const hasQuotes = lines.includes('"');
    const records: CsvRecord[] = [];
    for (const cells of error ? data.slice(0, error.row) : data) {
      const { line } = this;
      this.line += hasQuotes ? countLines(cells, newline) : 1;
      removeCarriageReturn(cells);
      if (cells.length > 1 || cells[0] !== '') records.push({ line, cells });
    }
    if (error || this.text.length > maxRecordCharacters) records.push({ line: this.line, cells: undefined });
    return records;
  }

  private detectDialect(isComplete: boolean): CsvDialect | undefined {
    const dialect = detectDialect(this.text, isComplete, this.delimiter);
    if (!dialect) return undefined;
    const { delimiter, newline, announcementLength } = dialect;
    this.parser = new Parser({ delimiter, newline });
    this.text = this.text.slice(announcementLength);
    if (announcementLength > 0) this.line++;
    return dialect;
  }
}

function countLines(cells: readonly string[], newline: string): number {
  let lines = 1;
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) lines++;
  }
  return lines;
}

/** The parser ends a row at the LF of a CRLF. */
function removeCarriageReturn(cells: string[]): void {
  const last = cells.at(-1);
  if (last?.endsWith('\r')) cells[cells.length - 1] = last.slice(0, -1);
}
