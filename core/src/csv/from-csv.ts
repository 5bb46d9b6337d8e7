import { setPath } from '../validation/objects';
import { CsvError } from './csv-error';
import { CsvParser, type CsvRecord } from './csv-parser';
import { CsvRow } from './csv-row';
import { CsvRows, type RowReader } from './csv-rows';
import { decodeCsvText, type CsvText } from './csv-text';

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
  /** The column names of a CSV without a header. Its first line is a row. */
  readonly columns?: readonly string[];
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
  return new CsvRows(new CsvReader(decodeCsvText(text), options));
}

/** The header and the mapping, shared by all rows. */
interface Header {
  readonly columns: readonly string[];
  /** The input fields of a mapping by columns. */
  readonly fields?: readonly string[];
  readonly inputOf?: (values: readonly string[]) => unknown;
}

/** Joins the parts: takes pieces of the text, parses them, reads the header once, and makes a row of each record. */
class CsvReader implements RowReader {
  private readonly parser: CsvParser;
  private header: Header | undefined;
  private records: Iterator<CsvRecord, undefined> = [].values();
  private isFullyParsed = false;
  /** True after the source was closed or could not be read. No more rows follow. */
  private isClosed = false;
  private count = 0;

  constructor(
    private readonly pieces: AsyncGenerator<string>,
    private readonly options: CsvOptions,
  ) {
    this.parser = new CsvParser(options.delimiter);
    if (options.columns) this.header = readHeader({ line: 0, cells: options.columns }, options.mapping);
  }

  next(): IteratorResult<CsvRow, undefined> | Promise<IteratorResult<CsvRow, undefined>> {
    const value = this.nextParsedRow();
    return value ? { done: false, value } : this.parseNextRow();
  }

  close(): Promise<unknown> {
    this.isClosed = true;
    return this.pieces.return(undefined);
  }

  /** Returns the next row of what has been parsed. @throws {CsvError} if it cannot be read. */
  private nextParsedRow(): CsvRow | undefined {
    if (this.isClosed) return undefined;
    const { done, value: record } = this.records.next();
    if (done) return undefined;
    try {
      if (this.header) return this.createRow(record, this.header);
      this.header = readHeader(record, this.options.mapping);
    } catch (error) {
      this.isClosed = true;
      throw error;
    }
    return this.nextParsedRow();
  }

  /** Parses pieces of the text until they contain another row. */
  private async parseNextRow(): Promise<IteratorResult<CsvRow, undefined>> {
    try {
      while (!this.isFullyParsed && !this.isClosed) {
        const piece = await this.pieces.next();
        this.isFullyParsed = piece.done === true;
        this.records = this.parser.parse(piece.done ? '' : piece.value, this.isFullyParsed).values();
        const value = this.nextParsedRow();
        if (value) return { done: false, value };
      }
    } catch (error) {
      this.isClosed = true;
      throw error;
    }
    return { done: true, value: undefined };
  }

  private createRow({ line, cells }: CsvRecord, { columns, fields, inputOf }: Header): CsvRow {
    const { mapping } = this.options;
    const row = ++this.count;
    if (!cells) throw unclosedQuoteError('row', line, row);
    const problem = cellCountProblem(cells, columns);
    if (problem !== undefined) return new CsvRow(line, columns, [], undefined, problem, row, fields);
    const unmapped = new CsvRow(line, columns, cells, inputOf?.(cells), undefined, row, fields);
    return typeof mapping === 'function' ? applyMappingFunction(unmapped, mapping) : unmapped;
  }
}

/** The error of a record whose quotes are wrong. Where the next record begins is unknown. */
function unclosedQuoteError(fault: 'header' | 'row', line: number, row?: number): CsvError {
  const message =
    `Line ${line} of the CSV has a quote that is not closed, or text after a closing quote. ` +
    'Nothing from this line on was read. Correct its quotes.';
  return new CsvError(fault, message, row === undefined ? { line } : { line, row });
}

/** Reads the header. Its errors contain no name of a column: in a CSV without a header, they are numbers and texts. */
function readHeader({ line, cells }: CsvRecord, mapping: CsvMapping | undefined): Header {
  if (!cells) throw unclosedQuoteError('header', line);
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
  return { columns, fields: Object.keys(mapping), inputOf: compileColumnMapping(mapping, columns) };
}

/** A number with a plus, or with more digits than a year, a date or a time have. */
const phoneNumber = /^(?:\+[\d\s().-]{7,}|\d{9,})$/;

/** Applies a mapping function to a row. */
function applyMappingFunction(
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

/** Says what is wrong with the number of cells: some may be in the wrong column. Extra empty cells at the end are harmless. */
function cellCountProblem(cells: readonly string[], { length }: readonly string[]): string | undefined {
  if (
    cells.length === length ||
    (cells.length > length && cells.slice(length).every((cell) => cell === ''))
  ) {
    return undefined;
  }
  return `has ${cells.length} cells for ${length} columns`;
}

/** Compiles a mapping by columns. The columns are looked up once for all rows. */
function compileColumnMapping(
  mapping: Readonly<Record<string, string>>,
  columns: readonly string[],
): (values: readonly string[]) => unknown {
  const fields = Object.entries(mapping).map(([field, column]) => ({
    path: field.split('.'),
    columnIndex: column === '' ? -1 : columns.indexOf(column),
  }));
  return (values) => {
    const input: Record<string, unknown> = {};
    for (const { path, columnIndex } of fields) {
      const cell = values[columnIndex];
      if (cell !== undefined && cell !== '') setPath(input, path, cell);
    }
    return input;
  };
}
