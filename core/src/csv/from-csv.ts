import { setPath } from '../validation/objects';
import { CsvError } from './csv-error';
import { CsvParser, type CsvRecord } from './csv-parser';
import { CsvRow } from './csv-row';
import { CsvRows, type RowReader } from './csv-rows';
import { delimiterOf, piecesOf, type CsvText } from './csv-text';

/** The cells of a row by the names of their columns. */
type Cells = Readonly<Record<string, string>>;

/** What a row becomes: by a function, or field by field from the columns named. `user.msisdn` is a field of a field. */
export type CsvMapping = ((cells: Cells, line: number) => unknown) | Readonly<Record<string, string>>;

/** How CSV is read. */
export interface CsvOptions {
  /** Left out, each column goes to the field of its name, and columns of other names are left out. */
  readonly mapping?: CsvMapping;
  /** What stands between cells. Left out, it is told from the first line: a comma, a semicolon or a tab. */
  readonly delimiter?: string;
}

/**
 * Reads recipients from CSV (RFC 4180; the first line names the columns), as a source for `sendAll`. Memory stays flat
 * whatever the length. A row that cannot be read ends as rejected, and its line is named. The rows can be gone through,
 * or sent, once.
 *
 * Reading throws a {@link CsvError} when the text is not UTF-8, its first line cannot name columns, or a column that
 * the mapping asks for is not there. A mapping to a field that the operation does not have is refused by `sendAll`.
 *
 * @example
 * const mapping = { destination: 'Phone', text: 'Message' };
 * await client.sms.sendAll(fromCsv(createReadStream('customers.csv'), { mapping }));
 */
export function fromCsv(text: CsvText, options: CsvOptions = {}): CsvRows {
  return new CsvRows(new CsvReader(piecesOf(text), options));
}

/** What is the same for all rows. */
interface Header {
  readonly columns: readonly string[];
  /** To which fields the mapping leads, where it names columns. */
  readonly fields?: readonly string[];
  readonly inputOf?: (values: readonly string[]) => unknown;
}

class CsvReader implements RowReader {
  private parser: CsvParser | undefined;
  private header: Header | undefined;
  /** Of a text whose first line has not come whole. */
  private beginning = '';
  private isOver = false;
  /** What is left of a text that was let go, or cannot be read, is no longer anybody's. */
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

/** The names of the columns; what a mapping asks for must be among them. */
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

/** The row with what a function makes of it. */
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

/** Cells too few or too many have moved others to wrong columns; empty ones at the end have not. */
function misfit(cells: readonly string[], { length }: readonly string[]): string | undefined {
  if (
    cells.length === length ||
    (cells.length > length && cells.slice(length).every((cell) => cell === ''))
  ) {
    return undefined;
  }
  return `has ${cells.length} cells for ${length} columns`;
}

/** Makes inputs of rows: which cell goes where is looked up once for all of them. */
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
