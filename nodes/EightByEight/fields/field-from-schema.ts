import type { ObjectSchema, Schema } from '../../../core/src/validation';
import { selectField, multiSelectField } from './select';
import type { Field } from './field';
import { fileField } from './file';
import { collectionField, groupField, groupListField } from './group';
import { jsonField } from './json';
import { resourceLocatorField } from './resource-locator';
import { dateTimeField } from './date-time';
import { numberField } from './number';
import { textField, textListField } from './text';
import { booleanField } from './boolean';
import type { ListOfField } from '../lists/listed-fields';

/** Where a field stands. */
export interface FieldOptions {
  /** Among others in a group, where it is always seen; else a person has added it, or must fill it in. */
  readonly inGroup?: boolean;
  readonly required?: boolean;
  /** At the top, where it has all the room. */
  readonly topLevel?: boolean;
  /** The list of the account it is chosen from, or the lists of the fields in it. */
  readonly list?: ListOfField | undefined;
}

/** A person fills in groups within groups; what goes deeper is easier to write as JSON. */
const maxDepth = 2;
/** Nobody types in more entries than this; they come from an expression. */
const maxManualItems = 100;

/** The field of n8n that fits a schema best. */
export function createField(name: string, schema: Schema, place: FieldOptions = {}): Field {
  const { list } = place;
  if (typeof list === 'string') {
    return schema.type === 'array'
      ? multiSelectField(name, schema, list)
      : resourceLocatorField(createPlainField(name, schema, place), list);
  }
  return createPlainField(name, schema, place);
}

function createPlainField(name: string, schema: Schema, place: FieldOptions): Field {
  const lists = typeof place.list === 'object' ? place.list : {};
  switch (schema.type) {
    case 'string':
      if (schema.format === 'binary') return fileField(name, schema);
      if (schema.enum) return selectField(name, schema, place.inGroup === true && !place.required);
      if (schema.format === 'date-time' || schema.format === 'schedule' || schema.format === 'future') {
        return dateTimeField(name, schema);
      }
      return textField(name, schema);
    case 'number':
    case 'integer':
      return numberField(name, schema, place.inGroup === true && !place.required);
    case 'boolean':
      return booleanField(name, schema);
    case 'array': {
      const { items } = schema;
      if (items.type === 'string') return textListField(name, schema);
      const byHand =
        items.type === 'object' &&
        nestingDepth(schema) <= maxDepth &&
        (schema.maxItems ?? 0) < maxManualItems;
      return byHand
        ? groupListField(name, schema, createFields(items, true, lists))
        : jsonField(name, schema);
    }
    case 'object': {
      if (nestingDepth(schema) > maxDepth) return jsonField(name, schema);
      const optional = !schema.required?.length;
      return place.topLevel && optional
        ? collectionField(name, schema, createFields(schema, false, lists))
        : groupField(name, schema, createFields(schema, true, lists));
    }
    default:
      return jsonField(name, schema);
  }
}

/** The fields of an object, those that must be given first. */
export function createFields(
  schema: ObjectSchema,
  inGroup = true,
  lists: Readonly<Record<string, ListOfField>> = {},
): Field[] {
  const required = new Set(schema.required);
  const names = Object.keys(schema.properties).filter((name) => !schema.properties[name]?.deprecated);
  const made = names.map((name) => ({
    needed: required.has(name),
    field: createField(name, schema.properties[name] ?? {}, {
      inGroup,
      required: required.has(name),
      list: lists[name],
    }),
  }));
  return [...made.filter(({ needed }) => needed), ...made.filter(({ needed }) => !needed)].map(
    ({ field }) => field,
  );
}

/** How many groups lie within each other; what is free-form has no bottom. */
function nestingDepth(schema: Schema): number {
  if (schema.type === 'array') return schema.items.type === 'string' ? 0 : nestingDepth(schema.items);
  if (schema.type === undefined) return Infinity;
  if (schema.type !== 'object') return 0;
  if (schema.additionalProperties || Object.keys(schema.properties).length === 0) return Infinity;
  return 1 + Math.max(...Object.values(schema.properties).map(nestingDepth));
}
