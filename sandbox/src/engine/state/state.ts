import type { ResolvedOptions } from '../options';
import { Blobs } from './blobs';
import { CommitQueue, type NotSaved } from './commit-queue';
import type { RecordDefinition } from './record';
import type { Storage } from './storage';
import { Table, type ChangeListener } from './table';
import { listDefinitions, type TableDefinition } from './table-definition';

const format = '8x8-sandbox';
const version = 2;

/** Uploaded files have IDs that begin otherwise. */
const archivePrefix = 'archive/';

/** What is stored beside the rows. */
interface Meta {
  readonly format: string;
  readonly version: number;
  /** The tables that were stored. A table that is missing here gets its initial rows. */
  readonly tables: readonly string[];
}

/**
 * The state of a sandbox: the tables of all products, and the files that were uploaded. With a storage, every change is
 * saved; `saved()` tells when.
 */
export class SandboxState {
  private readonly tables = new Map<string, Table<object>>();
  private readonly queue: CommitQueue | undefined;
  /** Uploaded files. */
  readonly blobs: Blobs;
  /** Archived rows. */
  private readonly archives: Blobs;

  constructor(
    private readonly options: ResolvedOptions,
    private readonly storage?: Storage,
  ) {
    this.queue = storage && new CommitQueue(storage);
    this.blobs = new Blobs('', storage, this.queue);
    this.archives = new Blobs(archivePrefix, storage, this.queue);
    for (const each of listDefinitions()) this.tables.set(each.name, this.createTable(each));
    // With a storage, `load` follows.
    if (!storage) for (const each of listDefinitions()) this.fill(each);
  }

  table<T extends object>({ name }: TableDefinition<T>): Table<T> {
    const table = this.tables.get(name);
    if (!table) throw new Error(`There is no table ${name}`);
    return table as unknown as Table<T>;
  }

  /** Returns a single object of the state. */
  record<T extends object>({ table }: RecordDefinition<T>): Readonly<T> {
    const row = this.table(table).get(table.name);
    if (!row) throw new Error(`The record ${table.name} is missing`);
    return row;
  }

  /** Sets fields of a single object of the state. */
  updateRecord<T extends object>(definition: RecordDefinition<T>, changes: Partial<T>): void {
    this.table(definition.table).update(this.record(definition), changes);
  }

  /** Why changes cannot be saved at present. */
  get failure(): NotSaved | undefined {
    return this.queue?.failure;
  }

  /** Resolves when all changes so far are saved. Whoever acknowledges something waits for it. @throws {NotSaved} */
  saved(): Promise<void> {
    return this.queue?.flush() ?? Promise.resolve();
  }

  /** Like `saved`, but waits until saving works again. Rejects when the signal aborts. */
  whenSaved(signal: AbortSignal): Promise<void> {
    return this.queue?.whenSaved(signal) ?? Promise.resolve();
  }

  /** Loads what the storage has. @throws {Error} when it is not a state of this version. */
  async load(): Promise<void> {
    const { storage } = this;
    if (!storage) return;
    const saved = await storage.readMeta();
    const stored = new Set(saved === undefined ? [] : parseMeta(saved).tables);
    for (const definition of listDefinitions()) if (!stored.has(definition.name)) this.fill(definition);
    const blobIds = await storage.readBlobIds();
    this.archives.load(blobIds);
    this.blobs.load(blobIds.filter((id) => !id.startsWith(archivePrefix)));
    const rows = new Map<string, { position: number; row: object }[]>();
    for (const name of stored) rows.set(name, []);
    for await (const { table, position, json } of storage.readRows())
      rows.get(table)?.push({ position, row: JSON.parse(json) as object });
    for (const name of stored) this.tables.get(name)?.load(rows.get(name) ?? []);
    this.queue?.addMeta(createMeta());
    await this.saved();
  }

  /** Replaces the whole state: by the rows of each named table, or by the initial state of a new sandbox. */
  replace(rows?: ReadonlyMap<string, Iterable<object>>, blobs?: ReadonlyMap<string, Buffer>): void {
    for (const table of this.tables.values()) table.clear();
    this.blobs.clear();
    for (const definition of listDefinitions()) {
      // New tables, so that what was derived from the old ones is no longer found.
      const table = this.createTable(definition, this.tables.get(definition.name)?.lastPosition);
      this.tables.set(definition.name, table);
      const own = rows?.get(definition.name);
      if (own) for (const row of own) table.put(row);
      else this.fill(definition);
    }
    for (const [id, content] of blobs ?? []) this.blobs.put(id, content);
  }

  async close(): Promise<void> {
    try {
      await this.queue?.close();
    } finally {
      await this.storage?.close();
    }
  }

  private createTable(definition: TableDefinition<object>, firstPosition = 0): Table<object> {
    return new Table(definition, this.onChange, this.archives, firstPosition);
  }

  /** Adds the rows of a new sandbox. */
  private fill(definition: TableDefinition<object>): void {
    const rows = definition.initial?.(this.options) ?? [];
    for (const row of rows) this.table(definition).put(structuredClone(row));
  }

  private readonly onChange: ChangeListener = (table, entry) => this.queue?.addRow(table, entry);
}

function createMeta(): string {
  const meta: Meta = { format, version, tables: listDefinitions().map(({ name }) => name) };
  return JSON.stringify(meta);
}

function parseMeta(json: string): Meta {
  const meta = JSON.parse(json) as Meta;
  if (meta.format !== format || meta.version !== version)
    throw new Error(`it was written by another version of the sandbox: this one reads version ${version}`);
  return meta;
}
