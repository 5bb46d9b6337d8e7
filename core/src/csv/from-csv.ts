import { setPath } from '../validation/objects';
import { CsvError } from './csv-error';
import { CsvParser, type CsvRecord } from './csv-parser';
import { CsvRow } from './csv-row';
import { CsvRows, type RowReader } from './csv-rows';
import { piecesOf, type CsvText } from './csv-text';

/** The cells of a row by column name. */
type Cells = Readonly<Record<string, string>>;

/** Turns a row into an input: a function, or an object of field and column names. `user.msisdn` names a nested field. */
export type CsvMapping = ((cells: Cells, line: number) => unknown) | Readonly<Record<string, string>>;

/** Options for reading CSV. */
export interface CsvOptions {
  /** Default: each column goes to the field of the same name. Other columns are ignored. */
  readonly mapping?: CsvMapping;
  /**
   * The delimiter of cells. Default: the one that the line `sep=;` announces, or a comma, semicolon or tab, whichever
   * occurs most in the first line.
   */
  readonly delimiter?: string;
}

/**
 * Reads recipients for `sendAll` from CSV (RFC 4180). The first line names the columns. Lines end with LF, CRLF or CR.
 * Memory use does not grow with the length. The rows can be iterated or sent once.
 *
 * A row with too many or too few cells ends as rejected, with its line number. Reading throws a {@link CsvError} if the
 * text is not UTF-8, the first line is not a valid header, or a column of the mapping does not exist. It also throws one
 * at a quote that is not closed, because the end of that row is unknown: it names the line, and no later row is read.
 * `sendAll` refuses a mapping to a field that the operation does not have.
 *
 * @example
 * const mapping = { destination: 'Phone', text: 'Message' };
 * await client.sms.sendAll(fromCsv(createReadStream('customers.csv'), { mapping }));
 */
export function fromCsv(text: CsvText, options: CsvOptions = {}): CsvRows {
  return new CsvRows(new CsvReader(piecesOf(text), options));
}

/** The header and the mapping, shared by all rows. */
interface Header {
  readonly columns: readonly string[];
  /** The input fields of a mapping by columns. */
  readonly fields?: readonly string[];
  readonly inputOf?: (values: readonly string[]) => unknown;
}

class CsvReader implements RowReader {
  private readonly parser: CsvParser;
  private header: Header | undefined;
  private records: Iterator<CsvRecord, undefined> = [].values();
  private isOver = false;
  /** True after the source was closed or could not be read. No more rows follow. */
  private isGone = false;
  private count = 0;

  constructor(
    private readonly pieces: AsyncGenerator<string>,
    private readonly options: CsvOptions,
  ) {
    this.parser = new CsvParser(options.delimiter);
  }

  next(): IteratorResult<CsvRow, undefined> | Promise<IteratorResult<CsvRow, undefined>> {
    const value = this.take();
    return value ? { done: false, value } : this.later();
  }

  letGo(): Promise<unknown> {
    this.isGone = true;
    return this.pieces.return(undefined);
  }

  /** Returns the next row of what has been parsed. @throws {CsvError} if it cannot be read. */
  private take(): CsvRow | undefined {
    if (this.isGone) return undefined;
    const { done, value: record } = this.records.next();
    if (done) return undefined;
    try {
      if (this.header) return this.rowOf(record, this.header);
      this.header = headerOf(record, this.options.mapping);
    } catch (error) {
      this.isGone = true;
      throw error;
    }
    return this.take();
  }

  private async later(): Promise<IteratorResult<CsvRow, undefined>> {
    try {
      while (!this.isOver && !this.isGone) {
        const piece = await this.pieces.next();
        this.isOver = piece.done === true;
        this.records = this.parser.parse(piece.done ? '' : piece.value, this.isOver).values();
        const value = this.take();
        if (value) return { done: false, value };
      }
    } catch (error) {
      this.isGone = true;
      throw error;
    }
    return { done: true, value: undefined };
  }

  private rowOf({ line, cells }: CsvRecord, { columns, fields, inputOf }: Header): CsvRow {
    const { mapping } = this.options;
    const row = ++this.count;
    if (!cells) throw unreadable('row', line, row);
    const problem = misfit(cells, columns);
    if (problem !== undefined) return new CsvRow(line, columns, [], undefined, problem, row, fields);
    const bare = new CsvRow(line, columns, cells, inputOf?.(cells), undefined, row, fields);
    return typeof mapping === 'function' ? mapped(bare, mapping) : bare;
  }
}

/** The error of a record without an end. Where the next one begins is unknown. */
function unreadable(fault: 'header' | 'row', line: number, row?: number): CsvError {
  const message =
    `Line ${line} of the CSV has a quote that is not closed, or text after a closing quote. ` +
    'Nothing from this line on was read. Correct its quotes.';
  return new CsvError(fault, message, row === undefined ? { line } : { line, row });
}

/** Reads the header. Its errors contain no name of a column: in a CSV without a header, they are numbers and texts. */
function headerOf({ line, cells }: CsvRecord, mapping: CsvMapping | undefined): Header {
  if (!cells) throw unreadable('header', line);
  const columns = cells.map((cell) => cell.trim());
  const second = columns.findIndex((name, index) => name !== '' && columns.indexOf(name) < index);
  if (second >= 0) {
    const first = columns.indexOf(columns[second] ?? '');
    const message = `Columns ${first + 1} and ${second + 1} of the CSV have the same name. Give one of them another name.`;
    throw new CsvError('header', message, { line });
  }
  if (typeof mapping !== 'object') {
    const number = columns.findIndex((name) => phoneNumber.test(name));
    if (number >= 0) {
      const message = `The first line of the CSV must name the columns, but cell ${number + 1} of it is a phone number. Add a line with the names before it.`;
      throw new CsvError('header', message, { line });
    }
    return { columns };
  }
  const missing = Object.values(mapping).find((name) => !columns.includes(name));
  if (missing !== undefined) {
    const message = `The CSV has no column ${missing}. Its first line must name the columns, as the mapping spells them.`;
    throw new CsvError('column', message, { line, column: missing });
  }
  return { columns, fields: Object.keys(mapping), inputOf: byColumns(mapping, columns) };
}

/** A number with a plus, or with more digits than a year, a date or a time have. */
const phoneNumber = /^(?:\+[\d\s().-]{7,}|\d{9,})$/;

/** Applies a mapping function to a row. */
function mapped(
  { line, columns, values, cells, row }: CsvRow,
  mapping: (cells: Cells, line: number) => unknown,
): CsvRow {
  try {
    return new CsvRow(line, columns, values, mapping(cells, line), undefined, row);
  } catch (thrown) {
    const { message } = Object(thrown) as { readonly message?: unknown };
    // The message of a SyntaxError, for instance of JSON.parse, quotes the text.
    const isSafe = typeof message === 'string' && !(thrown instanceof SyntaxError);
    const why = isSafe ? message : thrown instanceof SyntaxError ? thrown.name : 'no reason given';
    return new CsvRow(line, columns, values, undefined, `was not mapped: ${why}`, row);
  }
}

/** With a wrong number of cells, some may be in the wrong column. Extra empty cells at the end are harmless. */
function misfit(cells: readonly string[], { length }: readonly string[]): string | undefined {
  if (
    cells.length === length ||
    (cells.length > length && cells.slice(length).every((cell) => cell === ''))
  ) {
    return undefined;
  }
  return `has ${cells.length} cells for ${length} columns`;
}

/** Compiles a mapping by columns. The columns are looked up once for all rows. */
function byColumns(
  mapping: Readonly<Record<string, string>>,
  columns: readonly string[],
): (values: readonly string[]) => unknown {
  const ways = Object.entries(mapping).map(([field, column]) => ({
    path: field.split('.'),
    place: column === '' ? -1 : columns.indexOf(column),
  }));
  return (values) => {
    const input: Record<string, unknown> = {};
    for (const { path, place } of ways) {
      const cell = values[place];
      if (cell !== undefined && cell !== '') setPath(input, path, cell);
    }
    return input;
  };
}
