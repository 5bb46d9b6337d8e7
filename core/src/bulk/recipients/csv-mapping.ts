import { nearestName } from '../../text/nearest-name';
import type { ObjectSchema, Schema } from '../../validation/json-schema';
import type { CsvRow } from '../../csv/csv-row';
import { setPath } from '../../validation/objects';
import type { CatalogueEntry } from '../../catalogue/entries';
import type { Issue } from '../../validation/issue';
import { ValidationError } from '../../errors/errors';

/**
 * Maps the columns of a CSV to the input fields of the same name: `destination`, `Client Message ID`, `user.msisdn`.
 * Ignores columns with other names.
 */
export function compileColumnMapping(input: ObjectSchema): (row: CsvRow) => unknown {
  const fields = new Map(Object.keys(input.properties).map((name) => [normalizeName(name), name]));
  const pathOf = (column: string): readonly string[] | undefined => {
    const [first = '', ...deeper] = column.split('.');
    const field = fields.get(normalizeName(first));
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
      if (path && cell !== undefined && cell !== '') setPath(found, path, cell);
    }
    return found;
  };
}

const normalizeName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/**
 * Checks that each field of a mapping exists, once for all rows with the same mapping. An input may have fields that the
 * catalogue does not know. A mapping may not: a misspelled field would be missing from every message of the list.
 */
export function compileMappingCheck({ id, operation: { input } }: CatalogueEntry): (row: CsvRow) => void {
  let seen: CsvRow['fields'];
  return ({ fields }) => {
    if (fields === seen) return;
    seen = fields;
    const issues = fields?.flatMap((path) => issueOf(path, input) ?? []) ?? [];
    if (issues.length) throw new ValidationError(id, issues, 'nothing was sent: in the CSV mapping');
  };
}

function issueOf(path: string, input: ObjectSchema): Issue | undefined {
  let schema: Schema = input;
  const passed: string[] = [];
  for (const name of path.split('.')) {
    const fields = fieldsOf(schema);
    if (!fields) return undefined;
    const inner: Schema | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!inner) return unknownField(path, [...passed, ''].join('.'), name, Object.keys(fields));
    passed.push(name);
    schema = inner;
  }
  return undefined;
}

function unknownField(path: string, prefix: string, name: string, names: readonly string[]): Issue {
  const nearest = nearestName(name, names);
  const advice =
    nearest === undefined
      ? names.length
        ? `It has ${names.map((known) => prefix + known).join(', ')}.`
        : `Map a column to ${prefix.slice(0, -1)} as a whole.`
      : `Did you mean ${prefix}${nearest}? Name the field, and then the column: { '${prefix}${nearest}': 'Column' }.`;
  return { path, rule: 'mapping', message: 'is no field of the operation', advice };
}

/** The fields that a schema allows, or `undefined` if it allows any field. */
function fieldsOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  if (schema.type === 'object') return schema.additionalProperties ? undefined : schema.properties;
  return schema.type === undefined ? undefined : {};
}
