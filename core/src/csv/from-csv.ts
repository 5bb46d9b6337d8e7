import { setAt } from './field-path';
import { CsvError } from './csv-error';
import { CsvParser, type CsvRecord } from './csv-parser';
import { CsvRow } from './csv-row';
import { delimiterOf, piecesOf, type CsvText } from './csv-text';

/** What a row becomes: by a function, or field by field from the columns named. `user.msisdn` is a field of a field. */
export type CsvMapping =
  | ((cells: Readonly<Record<string, string>>, line: number) => unknown)
  | Readonly<Record<string, string>>;

/** How CSV is read. */
export interface CsvOptions {
  /** Left out, each column goes to the field of its name, and columns of other names are left out. */
  readonly mapping?: CsvMapping;
  /** What stands between cells. Left out, it is told from the first line: a comma, a semicolon or a tab. */
  readonly delimiter?: string;
}

/**
 * Reads recipients from CSV (RFC 4180; the first line names the columns), as a source for `sendAll`. Memory stays flat
 * whatever the length. A row that cannot be read ends as rejected, and its line is named.
 *
 * @example
 * const mapping = { destination: 'Phone', text: 'Message' };
 * await client.sms.sendAll(fromCsv(createReadStream('customers.csv'), { mapping }));
 *
 * @throws {CsvError} while it is read: when the text is not UTF-8, its first line cannot name columns, or a column that
 * the mapping asks for is not there. A mapping to a field that the operation does not have is refused by `sendAll`.
 */
export async function* fromCsv(
  text: CsvText,
  options: CsvOptions = {},
): AsyncGenerator<CsvRow, void, undefined> {
  const { mapping, delimiter } = options;
  const reading: RowReading = {
    mapping,
    fields: typeof mapping === 'object' ? Object.keys(mapping) : undefined,
  };
  let columns: readonly string[] | undefined;
  let row = 0;
  for await (const records of recordsOf(text, delimiter)) {
    for (const record of records) {
      if (columns) yield rowOf(record, ++row, columns, reading);
      else columns = columnsOf(record, mapping);
    }
  }
}

/** What is the same for all rows. */
interface RowReading {
  readonly mapping: CsvMapping | undefined;
  /** To which fields it leads, where it names columns. */
  readonly fields: readonly string[] | undefined;
}

async function* recordsOf(
  text: CsvText,
  delimiter: string | undefined,
): AsyncGenerator<readonly CsvRecord[]> {
  let parser: CsvParser | undefined;
  let beginning = '';
  for await (const piece of piecesOf(text)) {
    if (parser) {
      yield parser.push(piece);
      continue;
    }
    beginning += piece;
    if (!beginning.includes('\n')) continue;
    parser = new CsvParser(delimiter ?? delimiterOf(beginning));
    yield parser.push(beginning);
  }
  if (!parser) {
    parser = new CsvParser(delimiter ?? delimiterOf(beginning));
    yield parser.push(beginning);
  }
  yield parser.end();
}

/** The names of the columns; what a mapping asks for must be among them. */
function columnsOf({ line, cells, problem }: CsvRecord, mapping: CsvMapping | undefined): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  if (problem !== undefined)
    throw new CsvError('header', `The first line of the CSV, which names the columns, ${problem}.`, { line });
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) < index);
  if (twice !== undefined) {
    const message = `Two columns of the CSV are called ${twice}. Give one of them another name.`;
    throw new CsvError('header', message, { line, column: twice });
  }
  const wanted = typeof mapping === 'object' ? Object.values(mapping) : [];
  const missing = wanted.find((name) => !names.includes(name));
  if (missing !== undefined) {
    const message = `The CSV has no column ${missing}; it has ${names.join(', ')}.`;
    throw new CsvError('column', message, { line, column: missing });
  }
  return names;
}

function rowOf(
  record: CsvRecord,
  row: number,
  columns: readonly string[],
  { mapping, fields }: RowReading,
): CsvRow {
  const { line, cells } = record;
  const problem = record.problem ?? misfit(cells, columns);
  if (problem !== undefined) return new CsvRow(line, {}, undefined, problem, row, fields);
  const named: Record<string, string> = {};
  for (let index = 0; index < columns.length; index++) {
    const name = columns[index] ?? '';
    if (name !== '') named[name] = cells[index] ?? '';
  }
  if (!mapping) return new CsvRow(line, named, undefined, undefined, row);
  if (typeof mapping === 'object') {
    return new CsvRow(line, named, inputOf(named, mapping), undefined, row, fields);
  }
  try {
    return new CsvRow(line, named, mapping(named, line), undefined, row);
  } catch (thrown) {
    const { message } = Object(thrown) as { readonly message?: unknown };
    const why = `was not mapped: ${typeof message === 'string' ? message : 'no reason given'}`;
    return new CsvRow(line, named, undefined, why, row);
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

function inputOf(
  cells: Readonly<Record<string, string>>,
  mapping: Readonly<Record<string, string>>,
): unknown {
  const input: Record<string, unknown> = {};
  for (const field of Object.keys(mapping)) {
    const cell = cells[mapping[field] ?? ''];
    if (cell !== undefined && cell !== '') setAt(input, field.split('.'), cell);
  }
  return input;
}
