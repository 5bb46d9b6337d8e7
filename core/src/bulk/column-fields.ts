import type { ObjectSchema } from '../schema/json-schema';
import type { CsvRow } from '../csv/csv-row';
import { setAt } from '../csv/field-path';

/**
 * Takes the columns of a CSV for fields of an input, by their names: `destination`, `Client Message ID`,
 * `user.msisdn`. Columns of other names stay at home.
 */
export function fieldsByColumn(input: ObjectSchema): (row: CsvRow) => unknown {
  const fields = new Map(Object.keys(input.properties).map((name) => [plain(name), name]));
  const pathOf = (column: string): readonly string[] | undefined => {
    const [first = '', ...deeper] = column.split('.');
    const field = fields.get(plain(first));
    return field === undefined ? undefined : [field, ...deeper.map((name) => name.trim())];
  };
  let known: CsvRow['columns'] | undefined;
  let paths: readonly (readonly string[] | undefined)[] = [];
  return ({ columns, values }) => {
    if (columns !== known) {
      known = columns;
      paths = columns.map(pathOf);
    }
    const found: Record<string, unknown> = {};
    for (let place = 0; place < columns.length; place++) {
      const path = paths[place];
      const cell = values[place];
      if (path && cell !== undefined && cell !== '') setAt(found, path, cell);
    }
    return found;
  };
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
