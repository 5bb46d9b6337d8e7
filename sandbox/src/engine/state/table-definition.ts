import type { ResolvedOptions } from '../options';

/** What a field of a row must be when a state is imported. */
export type FieldType = 'string' | 'number' | 'boolean' | 'object' | 'array';

/** A table of the state. A product defines the tables that it owns, beside the code that uses them. */
export interface TableDefinition<T extends object> {
  readonly name: string;
  /** The key of a row. It never changes. */
  readonly key: (row: T) => string;
  /** The rows of a new sandbox. Default: none. */
  readonly initial?: ((options: ResolvedOptions) => readonly T[]) | undefined;
  /** Rows with the same group are found without reading the others, see `Table.inGroup`. */
  readonly groupBy?: ((row: T) => string) | undefined;
  /** Which rows need not be in memory. Default: every row is. */
  readonly archive?: ArchivePolicy<T> | undefined;
  /** The fields that every row has, checked on import. */
  readonly fields: Readonly<Partial<Record<keyof T & string, FieldType>>>;
}

/** Says which rows of a table are archived: kept as compressed text instead of as objects. */
export interface ArchivePolicy<T> {
  /** Whether a row is not likely to change. A row that changes all the same leaves the archive. */
  readonly isFinished: (row: T) => boolean;
  /** So many rows stay in memory: those that were added, changed or read last. */
  readonly maxInMemory: number;
}

/** All tables, by name. A definition registers itself, so that no file has to list the tables of all products. */
const definitions = new Map<string, TableDefinition<object>>();

export function defineTable<T extends object>(definition: TableDefinition<T>): TableDefinition<T> {
  if (definitions.has(definition.name)) throw new Error(`There are two tables named ${definition.name}`);
  definitions.set(definition.name, definition as unknown as TableDefinition<object>);
  return definition;
}

export function listDefinitions(): TableDefinition<object>[] {
  return [...definitions.values()];
}
