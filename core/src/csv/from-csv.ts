import { setPath } from '../validation/objects';
import { CsvError } from './csv-error';
import { CsvParser, type CsvRecord } from './csv-parser';
import { CsvRow } from './csv-row';
import { CsvRows, type RowReader } from './csv-rows';
import { delimiterOf, piecesOf, type CsvText } from './csv-text';

/** The cells of a row by column name. */
type Cells = Readonly<Record<string, string>>;

/** Turns a row into an input: a function, or an object of field and column names. `user.msisdn` names a nested field. */
export type CsvMapping = ((cells: Cells, line: number) => unknown) | Readonly<Record<string, string>>;

/** Options for reading CSV. */
export interface CsvOptions {
  /** Default: each column goes to the field of the same name. Other columns are ignored. */
  readonly mapping?: CsvMapping;
  /** The delimiter of cells. Default: a comma, semicolon or tab, whichever occurs most in the first line. */
  readonly delimiter?: string;
}

/**
 * Reads recipients for `sendAll` from CSV (RFC 4180). The first line names the columns. Memory use does not grow with
 * the length. A row that cannot be read ends as rejected, with its line number. The rows can be iterated or sent once.
 *
 * Reading throws a {@link CsvError} if the text is not UTF-8, the first line is not a valid header, or a column of the
 * mapping does not exist. `sendAll` refuses a mapping to a field that the operation does not have.
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
  private parser: CsvParser | undefined;
  private header: Header | undefined;
  /** The text before the end of the first line has arrived. */
  private beginning = '';
  private isOver = false;
  /** True after the source was closed or could not be read. No more rows follow. */
  private isGone = false;
  private count = 0;

  constructor(
    private readonly pieces: AsyncGenerator<string>,
    private readonly options: CsvOptions,
  ) {}

  next(): IteratorResult<CsvRow, undefined> | Promise<IteratorResult<CsvRow, undefined>> {
    const value = this.take();
    return value ? { done: false, value } : this.later();
  }

  letGo(): Promise<unknown> {
    this.isGone = true;
    return this.pieces.return(undefined);
  }

  private take(): CsvRow | undefined {
    const record = this.isGone ? undefined : this.parser?.next();
    if (!record) return undefined;
    if (this.header) return this.rowOf(record, this.header);
    this.header = headerOf(record, this.options.mapping);
    return this.take();
  }

  private async later(): Promise<IteratorResult<CsvRow, undefined>> {
    try {
      while (!this.isOver && !this.isGone) {
        const piece = await this.pieces.next();
        this.isOver = piece.done === true;
        const text = piece.done ? '' : piece.value;
        if (this.parser) this.parser.add(text);
        else this.begin(text);
        if (this.isOver) this.parser?.end();
        const value = this.take();
        if (value) return { done: false, value };
      }
    } catch (error) {
      this.isGone = true;
      throw error;
    }
    return { done: true, value: undefined };
  }

  private begin(piece: string): void {
    this.beginning += piece;
    if (!this.isOver && !piece.includes('\n')) return;
    this.parser = new CsvParser(this.options.delimiter || delimiterOf(this.beginning));
    this.parser.add(this.beginning);
    this.beginning = '';
  }

  private rowOf(record: CsvRecord, { columns, fields, inputOf }: Header): CsvRow {
    const { mapping } = this.options;
    const { line, cells } = record;
    const row = ++this.count;
    const problem = record.problem ?? misfit(cells, columns);
    if (problem !== undefined) return new CsvRow(line, columns, [], undefined, problem, row, fields);
    const bare = new CsvRow(line, columns, cells, inputOf?.(cells), undefined, row, fields);
    return typeof mapping === 'function' ? mapped(bare, mapping) : bare;
  }
}

/** Reads the header. @throws {CsvError} when a column of the mapping does not exist. */
function headerOf({ line, cells, problem }: CsvRecord, mapping: CsvMapping | undefined): Header {
  const names = cells.map((cell) => cell.trim());
  if (problem !== undefined)
    throw new CsvError('header', `The first line of the CSV, which names the columns, ${problem}.`, { line });
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) < index);
  if (twice !== undefined) {
    const message = `Two columns of the CSV are called ${twice}. Give one of them another name.`;
    throw new CsvError('header', message, { line, column: twice });
  }
  if (typeof mapping !== 'object') return { columns: names };
  const missing = Object.values(mapping).find((name) => !names.includes(name));
  if (missing !== undefined) {
    const message = `The CSV has no column ${missing}; it has ${names.join(', ')}.`;
    throw new CsvError('column', message, { line, column: missing });
  }
  return { columns: names, fields: Object.keys(mapping), inputOf: byColumns(mapping, names) };
}

/** Applies a mapping function to a row. */
function mapped(
  { line, columns, values, cells, row }: CsvRow,
  mapping: (cells: Cells, line: number) => unknown,
): CsvRow {
  try {
    return new CsvRow(line, columns, values, mapping(cells, line), undefined, row);
  } catch (thrown) {
    const { message } = Object(thrown) as { readonly message?: unknown };
    const why = `was not mapped: ${typeof message === 'string' ? message : 'no reason given'}`;
    return new CsvRow(line, columns, values, undefined, why, row);
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
