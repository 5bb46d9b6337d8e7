import { errorMessage } from '../error-message';
import { isObject, type JsonObject } from '../json';
import { PackedRows } from './packed-rows';
import type { SandboxState } from './state';
import { listDefinitions, type FieldType, type TableDefinition } from './table-definition';

const format = '8x8-sandbox';
const version = 2;

/**
 * The whole state of a sandbox, with its scheduled tasks, as JSON. It is exported to be imported again later, for
 * example before each test. It contains webhook secrets.
 */
export interface Snapshot {
  readonly format: typeof format;
  readonly version: typeof version;
  /** The rows of each table, oldest first. */
  readonly tables: Readonly<Record<string, readonly JsonObject[]>>;
  /** Uploaded contents, in Base64. */
  readonly blobs: Readonly<Record<string, string>>;
}

/** A state to load: rows by table, and contents by ID. */
export interface ImportedState {
  readonly rows: ReadonlyMap<string, Iterable<object>>;
  readonly blobs: ReadonlyMap<string, Buffer>;
}

/** Returns a snapshot that shares no objects with the running sandbox. */
export function createSnapshot(state: SandboxState): Snapshot {
  const tables = listDefinitions().map((each) => [each.name, structuredClone(state.table(each).list())]);
  const blobs = state.blobs.ids().map((id) => [id, state.blobs.get(id)?.toString('base64') ?? '']);
  return {
    format,
    version,
    tables: Object.fromEntries(tables) as Snapshot['tables'],
    blobs: Object.fromEntries(blobs) as Snapshot['blobs'],
  };
}

/** Validates a snapshot. @throws {Error} when the value is not one of this version, or a row is wrong. */
export function parseSnapshot(saved: unknown): ImportedState {
  if (!isHeader(saved) || !isObject(saved['tables'])) throw wrongFormat();
  const builder = new StateBuilder();
  for (const [table, rows] of Object.entries(saved['tables'])) {
    if (!Array.isArray(rows)) throw new Error(`The table ${table} is not a list`);
    builder.addTable(table);
    rows.forEach((row: unknown, index) =>
      located(`${table}[${index}]`, () => builder.addRow(table, structuredClone(row))),
    );
  }
  for (const [id, base64] of Object.entries(isObject(saved['blobs']) ? saved['blobs'] : {}))
    builder.addBlob(id, base64);
  return builder;
}

const chunkSize = 1_000_000;

/**
 * Writes a state as JSON Lines: a header, then one row or one content a line. All of it is of the moment of the call,
 * though archived rows and contents are read later, chunk by chunk.
 */
export function exportLines(state: SandboxState): Iterable<Buffer> {
  const tables = listDefinitions().map(({ name }) => name);
  const rows = listDefinitions().map((each) => ({ table: each.name, ...state.table(each).export() }));
  const blobIds = state.blobs.ids();
  const lines = rows.reduce((sum, { count }) => sum + count, blobIds.length);
  function* write(): Generator<string> {
    yield JSON.stringify({ format, version, tables, lines });
    for (const { table, json } of rows) for (const row of json) yield `{"table":"${table}","row":${row}}`;
    for (const id of blobIds)
      yield JSON.stringify({ blob: id, base64: state.blobs.get(id)?.toString('base64') ?? '' });
  }
  return toChunks(write());
}

function* toChunks(lines: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < chunkSize) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** Reads a state from JSON Lines. The first line may also be a whole snapshot. @throws {Error} naming the wrong line. */
export async function importLines(lines: AsyncIterable<string>): Promise<ImportedState> {
  const builder = new StateBuilder();
  let expected: unknown;
  let count = 0;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const value = located(`line ${count + 1}`, () => parseLine(line));
    if (count === 0) {
      if (!isHeader(value)) throw wrongFormat();
      if (isObject(value['tables'])) return parseSnapshot(value);
      expected = value['lines'];
      for (const table of Array.isArray(value['tables']) ? (value['tables'] as unknown[]) : [])
        builder.addTable(String(table));
    } else {
      located(`line ${count + 1}`, () => builder.addLine(value));
    }
    count++;
  }
  if (count === 0) throw wrongFormat();
  if (count - 1 !== expected)
    throw new Error(`The saved state is not complete: it has ${count - 1} of ${String(expected)} lines`);
  return builder;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`it is not JSON (${errorMessage(error)})`, { cause: error });
  }
}

function located<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`This is not a saved sandbox state: ${place}: ${errorMessage(error)}`, { cause: error });
  }
}

function isHeader(value: unknown): value is JsonObject {
  return isObject(value) && value['format'] === format && value['version'] === version;
}

const wrongFormat = (): Error =>
  new Error(`This is not a saved sandbox state: "format" must be ${format}, and "version" ${version}`);

class StateBuilder implements ImportedState {
  readonly rows = new Map<string, PackedRows>();
  readonly blobs = new Map<string, Buffer>();
  private readonly keys = new Map<string, Set<string>>();
  private readonly definitions = new Map(listDefinitions().map((each) => [each.name, each]));

  /** A table without rows stays empty; one that is not named gets the rows of a new sandbox. */
  addTable(table: string): void {
    if (!this.definitions.has(table)) throw new Error(`There is no table ${table}`);
    this.rows.set(table, this.rows.get(table) ?? new PackedRows());
  }

  addLine(line: unknown): void {
    if (!isObject(line)) throw new Error('it is not an object');
    const { table, row, blob, base64 } = line;
    if (typeof table === 'string') this.addRow(table, row);
    else if (typeof blob === 'string') this.addBlob(blob, base64);
    else throw new Error('it has neither "table" nor "blob"');
  }

  addRow(table: string, row: unknown): void {
    this.addTable(table);
    const definition = this.definitions.get(table);
    if (!definition || !isObject(row)) throw new Error('the row is not an object');
    assertFields(definition, row);
    const key = definition.key(row);
    const keys = this.keys.get(table) ?? new Set();
    if (keys.has(key)) throw new Error(`there are two rows with the key ${key}`);
    this.keys.set(table, keys.add(key));
    this.rows.get(table)?.push(row);
  }

  addBlob(id: string, base64: unknown): void {
    if (typeof base64 !== 'string') throw new Error(`the content of ${id} is not Base64 text`);
    this.blobs.set(id, Buffer.from(base64, 'base64'));
  }
}

function assertFields({ fields }: TableDefinition<object>, row: JsonObject): void {
  for (const [name, type] of Object.entries<FieldType>(fields)) {
    const value = row[name];
    const actual = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
    if (actual !== type) throw new Error(`the field ${name} must be of type ${type}`);
  }
}
