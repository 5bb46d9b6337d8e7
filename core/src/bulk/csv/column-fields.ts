import type { ObjectSchema } from '../../schema/json-schema';
import { setAt } from '../field-path';

/**
 * Takes the columns of a CSV for fields of an input, by their names: `destination`, `Client Message ID`,
 * `user.msisdn`. Columns of other names stay at home.
 */
export function fieldsByColumn(input: ObjectSchema): (cells: Readonly<Record<string, string>>) => unknown {
  const fields = new Map(Object.keys(input.properties).map((name) => [plain(name), name]));
  const paths = new Map<string, readonly string[] | undefined>();
  const pathOf = (column: string): readonly string[] | undefined => {
    if (paths.has(column)) return paths.get(column);
    const [first = '', ...deeper] = column.split('.');
    const field = fields.get(plain(first));
    const path = field === undefined ? undefined : [field, ...deeper.map((name) => name.trim())];
    paths.set(column, path);
    return path;
  };
  return (cells) => {
    const found: Record<string, unknown> = {};
    for (const column of Object.keys(cells)) {
      const path = pathOf(column);
      const cell = cells[column];
      if (path && cell !== undefined && cell !== '') setAt(found, path, cell);
    }
    return found;
  };
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
