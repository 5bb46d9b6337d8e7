import { isJsonObject, type ArraySchema, type ObjectSchema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { type Field, type ReadContext, type Values, fieldText } from './field';
import { compareTitles, toSingular } from '../../shared/titles';

/** Reads the values of fields, by name. Returns `undefined` if no field has a value. */
export function readFields(
  fields: readonly Field[],
  values: Values,
  readContext: ReadContext,
  path: string,
): Record<string, unknown> | undefined {
  const read: Record<string, unknown> = {};
  let any = false;
  for (const field of fields) {
    const value = field.read(
      values[field.name],
      readContext,
      path === '' ? field.name : `${path}.${field.name}`,
    );
    if (value === undefined) continue;
    read[field.name] = value;
    any = true;
  }
  return any ? read : undefined;
}

export const compareLabels = (a: Field, b: Field): number =>
  compareTitles(a.property.displayName, b.property.displayName);

/** The name under which n8n stores the values of a fixed collection. */
const groupKey = 'values';

/** Creates a collection of optional fields. The user adds the ones that are needed. */
export function collectionField(name: string, schema: ObjectSchema, fields: readonly Field[]): Field {
  const { displayName, description } = fieldText(name, schema);
  return {
    name,
    property: {
      displayName,
      name,
      type: 'collection',
      placeholder: 'Add Field',
      default: {},
      options: [...fields].sort(compareLabels).map(({ property }) => property),
      ...(description === undefined ? {} : { description }),
    },
    read: (value, readContext, path) =>
      isJsonObject(value) ? readFields(fields, value, readContext, path) : undefined,
  };
}

/** Creates a group that shows all of its fields. */
export function groupField(name: string, schema: ObjectSchema, fields: readonly Field[]): Field {
  return {
    name,
    property: fixedCollection(name, schema, fields, false),
    read(value, readContext, path) {
      const values = isJsonObject(value) ? value[groupKey] : undefined;
      return isJsonObject(values) ? readFields(fields, values, readContext, path) : undefined;
    },
  };
}

/** Creates a list of groups with the same fields. */
export function groupListField(name: string, schema: ArraySchema, fields: readonly Field[]): Field {
  return {
    name,
    property: fixedCollection(name, schema, fields, true),
    read(value, readContext, path) {
      const groups = isJsonObject(value) ? value[groupKey] : value;
      if (!Array.isArray(groups) || groups.length === 0) return undefined;
      return groups.map((group: unknown, index) =>
        isJsonObject(group) ? (readFields(fields, group, readContext, `${path}[${index}]`) ?? {}) : group,
      );
    },
  };
}

function fixedCollection(
  name: string,
  schema: ObjectSchema | ArraySchema,
  fields: readonly Field[],
  multipleValues: boolean,
): INodeProperties {
  const { displayName, description } = fieldText(name, schema);
  const singular = multipleValues ? toSingular(displayName) : displayName;
  return {
    displayName,
    name,
    type: 'fixedCollection',
    placeholder: `Add ${singular}`,
    ...(multipleValues ? { typeOptions: { multipleValues: true } } : {}),
    default: {},
    options: [{ name: groupKey, displayName: singular, values: fields.map(({ property }) => property) }],
    ...(description === undefined ? {} : { description }),
  };
}
