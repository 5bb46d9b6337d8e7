import { Archive } from './archive';
import type { Blobs } from './blobs';
import type { Entry } from './entry';
import type { TableDefinition } from './table-definition';

/** A type with all fields changeable. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends object
    ? { -readonly [Field in keyof T]: Draft<T[Field]> }
    : T;

/** Called for every change of a table. */
export type ChangeListener = (table: string, entry: Entry) => void;

/** Selects rows. */
export interface RowRange {
  /** Only the rows of this group. */
  readonly group?: string | undefined;
  /** The key of a row: only older rows. */
  readonly before?: string | undefined;
  /**
   * Leaves out archived rows whose JSON does not contain the text, in any case. They need not be parsed. Other rows are
   * not checked.
   */
  readonly containing?: string | undefined;
}

/**
 * A table of the state: its rows in the order in which they were added. Rows are read-only: `update` and `change` are
 * the only ways to change one, so that every change is saved.
 *
 * Rows of a table with an archive may leave the memory at any change of the table, see `Archive`.
 */
export class Table<T extends object> {
  private readonly entries = new Map<string, Entry<T>>();
  /**
   * The entries by group. The group with the newest row is the last one. Most groups have one entry: as a list, it would
   * take a quarter of the memory of an archived row.
   */
  private readonly groups = new Map<string, Entry<T> | Entry<T>[]>();
  private readonly archive: Archive<T> | undefined;

  constructor(
    private readonly definition: TableDefinition<T>,
    private readonly onChange: ChangeListener,
    archives: Blobs,
    /** The position of the last row that was added. */
    public lastPosition = 0,
  ) {
    this.archive = definition.archive && new Archive(definition.name, definition.archive, archives);
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string | number): T | undefined {
    const entry = this.entries.get(String(key));
    return entry && this.rowOf(entry);
  }

  /** The rows, oldest first. Those that are archived are copies. */
  *values(): Generator<T> {
    for (const entry of this.entries.values()) {
      const row = this.peek(entry);
      if (row) yield row;
    }
  }

  /** The rows, newest first. Those that are archived are copies. */
  *newestFirst({ group, before, containing = '' }: RowRange = {}): Generator<T> {
    const end = this.endOf(before);
    const text = JSON.stringify(containing).slice(1, -1).toLowerCase();
    const entries = group === undefined ? [...this.entries.values()] : this.inGroup(group);
    for (const entry of entries.toReversed()) {
      const row = entry.position < end ? this.peek(entry, text) : undefined;
      if (row) yield row;
    }
  }

  /** The newest rows of the groups, the newest first: of all groups, or of some. */
  *newestOfGroups({
    before,
    groups,
  }: {
    before?: string | undefined;
    groups?: ReadonlySet<string> | undefined;
  }): Generator<T> {
    const end = this.endOf(before);
    for (const [group, entries] of [...this.groups].reverse()) {
      const newest = Array.isArray(entries) ? entries.at(-1) : entries;
      if (!newest || newest.position >= end || groups?.has(group) === false) continue;
      const row = this.peek(newest);
      if (row) yield row;
    }
  }

  list(): T[] {
    return [...this.values()];
  }

  find(isWanted: (row: T) => boolean): T | undefined {
    for (const row of this.values()) if (isWanted(row)) return this.get(this.definition.key(row));
    return undefined;
  }

  filter(isWanted: (row: T) => boolean): T[] {
    const found: T[] = [];
    for (const entry of this.entries.values()) {
      const row = this.peek(entry);
      if (row && isWanted(row)) found.push(this.rowOf(entry) ?? row);
    }
    return found;
  }

  /** Returns the JSON of the rows of this moment. Archived ones are read when they are asked for. */
  export(): { readonly count: number; readonly json: Iterable<string> } {
    const rows = [...this.entries.values()].map(
      (entry) => this.archive?.locate(entry) ?? JSON.stringify(entry.row),
    );
    function* json(): Generator<string> {
      for (const row of rows) yield typeof row === 'string' ? row : (row() ?? 'null');
    }
    return { count: rows.length, json: json() };
  }

  /** Adds a row at the end, or replaces the row with the same key. */
  put<Row extends T>(row: Row): Row {
    const key = this.definition.key(row);
    const entry = this.entries.get(key) ?? this.insert(++this.lastPosition, key, row);
    entry.row = row;
    this.changed(entry);
    return row;
  }

  /** Sets fields of a row. */
  update(row: T, changes: Partial<T>): void {
    Object.assign(row, changes);
    this.save(row);
  }

  /** Changes a row in place. */
  change(row: T, edit: (draft: Draft<T>) => void): void {
    edit(row as Draft<T>);
    this.save(row);
  }

  delete(row: T): void {
    const entry = this.entries.get(this.definition.key(row));
    if (!entry || (entry.row && entry.row !== row)) return;
    this.archive?.remove(entry);
    this.remove(entry);
  }

  clear(): void {
    this.archive?.clear();
    for (const entry of this.entries.values()) this.remove(entry);
  }

  /** Deletes the oldest rows above a limit. Archived rows are deleted by the block. */
  limit(maxRows: number, isDeletable: (row: T) => boolean = () => true): void {
    let excess = this.size - maxRows;
    if (excess <= 0) return;
    for (const entry of this.entries.values()) {
      if (excess <= 0) return;
      if (entry.block && this.archive) {
        for (const dropped of this.archive.drop(entry.block)) {
          this.remove(dropped);
          excess--;
        }
      } else if (entry.row && isDeletable(entry.row)) {
        this.delete(entry.row);
        excess--;
      }
    }
  }

  /** Adds the rows that are stored already. */
  load(rows: readonly { readonly position: number; readonly row: T }[]): void {
    const stored = rows.map(({ position, row }) => this.createEntry(position, this.definition.key(row), row));
    const entries = [...(this.archive?.load() ?? []), ...stored].sort((a, b) => a.position - b.position);
    for (const entry of entries) {
      this.addEntry(entry);
      if (entry.row) this.archive?.add(entry);
    }
    this.lastPosition = entries.at(-1)?.position ?? 0;
  }

  private endOf(before: string | undefined): number {
    return (before === undefined ? undefined : this.entries.get(before)?.position) ?? Infinity;
  }

  private insert(position: number, key: string, row: T): Entry<T> {
    const entry = this.createEntry(position, key, row);
    this.addEntry(entry);
    return entry;
  }

  private createEntry(position: number, key: string, row: T): Entry<T> {
    return { position, key, group: this.definition.groupBy?.(row), row, block: undefined };
  }

  private addEntry(entry: Entry<T>): void {
    const { key, group } = entry;
    this.entries.set(key, entry);
    if (group === undefined) return;
    const existing = this.groups.get(group);
    this.groups.delete(group);
    if (Array.isArray(existing)) existing.push(entry);
    this.groups.set(group, Array.isArray(existing) ? existing : existing ? [existing, entry] : entry);
  }

  private remove(entry: Entry<T>): void {
    const { key, group } = entry;
    this.entries.delete(key);
    entry.row = undefined;
    this.onChange(this.definition.name, entry);
    if (group === undefined) return;
    const entries = this.groups.get(group);
    if (Array.isArray(entries)) entries.splice(entries.indexOf(entry), 1);
    if (!Array.isArray(entries) || entries.length === 0) this.groups.delete(group);
  }

  private inGroup(group: string): readonly Entry<T>[] {
    const entries = this.groups.get(group);
    return Array.isArray(entries) ? entries : entries ? [entries] : [];
  }

  private rowOf(entry: Entry<T>): T | undefined {
    return entry.row ?? this.archive?.restore(entry);
  }

  /** Reads a row, and leaves it in the archive if it is there. */
  private peek(entry: Entry<T>, lowerCaseText?: string): T | undefined {
    return entry.row ?? this.archive?.read(entry, lowerCaseText);
  }

  /** Saves a row. One that was deleted, or replaced by a reset, is no longer saved. */
  private save(row: T): void {
    const entry = this.entries.get(this.definition.key(row));
    if (!entry) return;
    // A row that was archived meanwhile, or a copy of it, becomes the present one.
    if (entry.block) entry.row = row;
    if (entry.row === row) this.changed(entry);
  }

  private changed(entry: Entry<T>): void {
    this.onChange(this.definition.name, entry);
    if (!this.archive) return;
    this.archive.add(entry);
    for (const archived of this.archive.compact()) this.onChange(this.definition.name, archived);
  }
}
