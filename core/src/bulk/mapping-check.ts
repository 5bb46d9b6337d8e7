import type { CatalogueEntry } from '../catalogue/entries';
import type { CsvRow } from '../csv/csv-row';
import type { Issue } from '../schema/issue';
import type { ObjectSchema, Schema } from '../schema/json-schema';
import { nearestName } from '../schema/nearest-name';
import { ValidationError } from '../transport/errors';

/**
 * Looks at the mapping of a row, once for all rows that share it. 8x8 may know fields that the catalogue does not, and
 * an input may have them; but a mapping is written once for a whole list, and a letter that is wrong in it would send
 * each of them without the field.
 */
export function mappingCheck({ id, operation: { input } }: CatalogueEntry): (row: CsvRow) => void {
  let seen: CsvRow['fields'];
  return ({ fields }) => {
    if (fields === seen) return;
    seen = fields;
    const issues = fields?.flatMap((path) => issueOf(path, input) ?? []) ?? [];
    if (issues.length) throw new ValidationError(id, issues, 'nobody was sent anything: in the mapping');
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

/** The fields that may stand there; `undefined` where any may. */
function fieldsOf(schema: Schema): Readonly<Record<string, Schema>> | undefined {
  if (schema.type === 'object') return schema.additionalProperties ? undefined : schema.properties;
  return schema.type === undefined ? undefined : {};
}
