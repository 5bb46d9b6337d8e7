import type { Choices } from '../../../core/src/catalogue';
import type { ObjectSchema, Schema } from '../../../core/src/validation';
import { listNameOf } from '../lists/account-lists';
import { booleanField } from './boolean';
import { dateTimeField } from './date-time';
import type { Field } from './field';
import { fileField } from './file';
import { collectionField, groupField, groupListField } from './group';
import { namedValuesField } from './named-values';
import { jsonField } from './json';
import { numberField } from './number';
import { resourceLocatorField } from './resource-locator';
import { multiChoiceField, multiSelectField, numberListField, selectField } from './select';
import { textField, textListField } from './text';

/** Where a field is shown, and how its value is chosen. */
export interface FieldOptions {
  /** True in a group, which shows all of its fields. In a collection, the user adds the fields that are needed. */
  readonly inGroup?: boolean;
  readonly required?: boolean;
  /** True if the field is not nested in another one. */
  readonly topLevel?: boolean;
  /** The operation that lists the values of the field; for an object, those of its fields. */
  readonly choices?: string | Choices | undefined;
}

/** Deeper nested objects are entered as JSON. */
const maxDepth = 2;
/** Longer lists are entered as JSON, usually by an expression. */
const maxManualItems = 100;

/** Creates the n8n field for a schema. */
export function createField(name: string, schema: Schema, options: FieldOptions = {}): Field {
  const list = typeof options.choices === 'string' ? listNameOf(options.choices) : undefined;
  if (list === undefined) return createPlainField(name, schema, options);
  return schema.type === 'array'
    ? multiSelectField(name, schema, list)
    : resourceLocatorField(createPlainField(name, schema, options), list);
}

function createPlainField(name: string, schema: Schema, options: FieldOptions): Field {
  const choices = typeof options.choices === 'object' ? options.choices : {};
  const canBeEmpty = options.inGroup === true && !options.required;
  switch (schema.type) {
    case 'string':
      if (schema.format === 'binary') return fileField(name, schema);
      if (schema.enum) return selectField(name, schema, canBeEmpty);
      if (schema.format === 'date-time' || schema.format === 'schedule' || schema.format === 'future') {
        return dateTimeField(name, schema);
      }
      return textField(name, schema);
    case 'number':
    case 'integer':
      return numberField(name, schema, canBeEmpty);
    case 'boolean':
      return booleanField(name, schema);
    case 'array': {
      const { items } = schema;
      if (items.type === 'string') {
        return items.enum ? multiChoiceField(name, schema, items.enum) : textListField(name, schema);
      }
      if (items.type === 'number' || items.type === 'integer') return numberListField(name, schema);
      const isManual =
        items.type === 'object' &&
        nestingDepth(schema) <= maxDepth &&
        (schema.maxItems ?? 0) < maxManualItems;
      return isManual
        ? groupListField(name, schema, createFields(items, true, choices))
        : jsonField(name, schema);
    }
    case 'object': {
      const { additionalProperties: value } = schema;
      if (value?.title !== undefined) return namedValuesField(name, schema, value);
      if (nestingDepth(schema) > maxDepth) return jsonField(name, schema);
      const isOptional = !schema.required?.length;
      return options.topLevel && isOptional
        ? collectionField(name, schema, createFields(schema, false, choices))
        : groupField(name, schema, createFields(schema, true, choices));
    }
    default:
      return jsonField(name, schema);
  }
}

/** Creates the fields of an object, required fields first. */
export function createFields(schema: ObjectSchema, inGroup = true, choices: Choices = {}): Field[] {
  const required = new Set(schema.required);
  const names = Object.keys(schema.properties).filter((name) => !schema.properties[name]?.deprecated);
  const ordered = [
    ...names.filter((name) => required.has(name)),
    ...names.filter((name) => !required.has(name)),
  ];
  return ordered.map((name) =>
    createField(name, schema.properties[name] ?? {}, {
      inGroup,
      required: required.has(name),
      choices: choices[name],
    }),
  );
}

/** How many levels of objects a schema has. Free-form objects have no limit. */
function nestingDepth(schema: Schema): number {
  if (schema.type === 'array') return schema.items.type === 'string' ? 0 : nestingDepth(schema.items);
  if (schema.type === undefined) return Infinity;
  if (schema.type !== 'object') return 0;
  if (schema.additionalProperties || Object.keys(schema.properties).length === 0) return Infinity;
  return 1 + Math.max(...Object.values(schema.properties).map(nestingDepth));
}
