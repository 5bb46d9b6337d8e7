import type { ObjectSchema, Schema } from '../../../core/src/schema';
import { choiceField, severalField } from './select';
import type { Field } from './field';
import { fileField } from './file';
import { collectionField, groupField, groupsField } from './group';
import { jsonField } from './json';
import { locatorField } from './resource-locator';
import { momentField } from './date-time';
import { numberField } from './number';
import { textField, textListField } from './text';
import { yesNoField } from './boolean';
import type { ListOfField } from '../lists/listed-fields';

/** Where a field stands. */
export interface Place {
  /** Among others in a group, where it is always seen; else a person has added it, or must fill it in. */
  readonly inGroup?: boolean;
  readonly required?: boolean;
  /** At the top, where it has all the room. */
  readonly top?: boolean;
  /** The list of the account it is chosen from, or the lists of the fields in it. */
  readonly list?: ListOfField | undefined;
}

/** A person fills in groups within groups; what goes deeper is easier to write as JSON. */
const deepest = 2;
/** Nobody types in more entries than this; they come from an expression. */
const mostByHand = 100;

/** The field of n8n that fits a schema best. */
export function fieldFrom(name: string, schema: Schema, place: Place = {}): Field {
  const { list } = place;
  if (typeof list === 'string') {
    return schema.type === 'array'
      ? severalField(name, schema, list)
      : locatorField(plainField(name, schema, place), list);
  }
  return plainField(name, schema, place);
}

function plainField(name: string, schema: Schema, place: Place): Field {
  const lists = typeof place.list === 'object' ? place.list : {};
  switch (schema.type) {
    case 'string':
      if (schema.format === 'binary') return fileField(name, schema);
      if (schema.enum) return choiceField(name, schema, place.inGroup === true && !place.required);
      if (schema.format === 'date-time' || schema.format === 'schedule' || schema.format === 'future') {
        return momentField(name, schema);
      }
      return textField(name, schema);
    case 'number':
    case 'integer':
      return numberField(name, schema, place.inGroup === true && !place.required);
    case 'boolean':
      return yesNoField(name, schema);
    case 'array': {
      const { items } = schema;
      if (items.type === 'string') return textListField(name, schema);
      const byHand =
        items.type === 'object' && depthOf(schema) <= deepest && (schema.maxItems ?? 0) < mostByHand;
      return byHand ? groupsField(name, schema, fieldsOf(items, true, lists)) : jsonField(name, schema);
    }
    case 'object': {
      if (depthOf(schema) > deepest) return jsonField(name, schema);
      const optional = !schema.required?.length;
      return place.top && optional
        ? collectionField(name, schema, fieldsOf(schema, false, lists))
        : groupField(name, schema, fieldsOf(schema, true, lists));
    }
    default:
      return jsonField(name, schema);
  }
}

/** The fields of an object, those that must be given first. */
export function fieldsOf(
  schema: ObjectSchema,
  inGroup = true,
  lists: Readonly<Record<string, ListOfField>> = {},
): Field[] {
  const required = new Set(schema.required);
  const names = Object.keys(schema.properties).filter((name) => !schema.properties[name]?.deprecated);
  const made = names.map((name) => ({
    needed: required.has(name),
    field: fieldFrom(name, schema.properties[name] ?? {}, {
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
function depthOf(schema: Schema): number {
  if (schema.type === 'array') return schema.items.type === 'string' ? 0 : depthOf(schema.items);
  if (schema.type === undefined) return Infinity;
  if (schema.type !== 'object') return 0;
  if (schema.additionalProperties || Object.keys(schema.properties).length === 0) return Infinity;
  return 1 + Math.max(...Object.values(schema.properties).map(depthOf));
}
