import type { ResolvedOptions } from '../options';
import { defineTable, type TableDefinition } from './table-definition';

/** A single object of the state, for example the settings: a table with one row. */
export interface RecordDefinition<T extends object> {
  readonly table: TableDefinition<T>;
}

/**
 * Defines an object of the state: its values in a new sandbox, and the types by which an imported one is checked.
 */
export function defineRecord<T extends object>(
  name: string,
  initial: (options: ResolvedOptions) => T,
  fields: TableDefinition<T>['fields'],
): RecordDefinition<T> {
  return {
    table: defineTable<T>({ name, key: () => name, initial: (options) => [initial(options)], fields }),
  };
}
