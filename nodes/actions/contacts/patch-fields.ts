import { catalogue, entryById } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import {
  compileCheck,
  compileCleanNumbers,
  isJsonObject,
  type ObjectSchema,
  type Schema,
} from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { reportUnlisted, shownWhen } from '../composer/content-type';
import { formOrJson, type CustomFields } from '../composer/custom-fields';
import { schemaAt } from '../composer/schema-path';
import { isCredentialField } from '../../shared/error-messages';
import { operationFields } from '../description/operation-fields';
import type { Field, ReadContext, Values } from '../fields/field';
import { compareLabels } from '../fields/group';
import { jsonField } from '../fields/json';

/** A field of the record, and its place in a JSON Patch. */
interface PatchableField {
  readonly field: Field;
  readonly pointer: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

const source = formOrJson('changesFrom', {
  displayName: 'Changes',
  description: 'How the changes are given',
  whenJson: 'A JSON Patch, which can also change lists, and copy, move or test values',
});

/**
 * The custom fields of an operation that changes a record by a JSON Patch: the fields to set, which are those of the
 * operation that creates the record, and the fields to empty. Or the patch as JSON.
 */
export function patchFields(input: ObjectSchema, createOperation: OperationId): CustomFields {
  const patchable = patchableFields(createOperation);
  const updates = updateFieldsProperty(patchable);
  const removals = removeFieldsProperty(patchable);
  const json = shownWhen(jsonField('patch', schemaAt(input, 'patch')), source.name, ['json']);
  return {
    replaces: ['patch'],
    isLast: true,
    top: [source, updates, removals, { ...json.property, required: true }],
    additional: [],
    toInput(parameter, _additional, readContext) {
      const chosen = parameter(source.name);
      if (chosen === 'json') return { patch: json.read(parameter('patch'), readContext, 'patch') };
      if (chosen !== 'fields') {
        reportUnlisted(readContext, source, String(chosen));
        return {};
      }
      const given = parameter(updates.name);
      const values: Values = isJsonObject(given) ? given : {};
      const patch = [
        ...patchable.flatMap((each) => stepsOf(each, values[each.field.name], readContext)),
        ...listed(parameter(removals.name)).map((path) => ({ op: 'remove', path })),
      ];
      if (patch.length === 0) {
        const advice = `Add a field to set, or choose one under ${removals.displayName}.`;
        readContext.reportIssue('', 'has no field', advice, updates.displayName);
      }
      return { patch };
    },
    labelOf: (path) => (path.startsWith('patch') ? source.displayName : undefined),
  };
}

/** Groups have operations of their own, and a list is hard to set in a form. */
const excluded = new Set(['groups']);

function patchableFields(createOperation: OperationId): PatchableField[] {
  const entry = entryById(catalogue, createOperation);
  if (!entry) throw new TypeError(`There is no operation ${createOperation}.`);
  const { input } = entry.operation;
  const { top, additional } = operationFields(entry, excluded);
  return [...top, ...additional]
    .filter(({ name }) => !isCredentialField(name))
    .map((field) => {
      const path = field.within === undefined ? field.name : `${field.within}.${field.name}`;
      return {
        field,
        pointer: `/${path.replace('.', '/')}`,
        schema: schemaAt(input, path),
        isRequired: input.required?.includes(path) === true,
      };
    });
}

function updateFieldsProperty(patchable: readonly PatchableField[]): INodeProperties {
  return {
    displayName: 'Update Fields',
    name: 'updateFields',
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    description: 'Fields to set; a field that is left empty is not changed',
    displayOptions: { show: { [source.name]: ['fields'] } },
    options: patchable
      .map(({ field }) => field)
      .sort(compareLabels)
      .map(({ property }) => ({ ...property, required: false })),
  };
}

function removeFieldsProperty(patchable: readonly PatchableField[]): INodeProperties {
  return {
    displayName: 'Fields to Empty',
    name: 'fieldsToEmpty',
    type: 'multiOptions',
    default: [],
    description: 'Fields whose values to remove; if one of them has no value, nothing is changed',
    displayOptions: { show: { [source.name]: ['fields'] } },
    options: patchable
      .filter(({ isRequired, schema }) => !isRequired && schema.type !== 'boolean')
      .map(({ field, pointer }) => ({ field, pointer }))
      .sort((a, b) => compareLabels(a.field, b.field))
      .map(({ field, pointer }) => ({ name: field.property.displayName, value: pointer })),
  };
}

/** The steps that set a field: one, or one for each value that the user has named. */
function stepsOf(
  { field, pointer, schema }: PatchableField,
  given: unknown,
  readContext: ReadContext,
): Record<string, unknown>[] {
  const value = field.read(given, readContext, field.name);
  if (value === undefined) return [];
  if (schema.type === 'object' && isJsonObject(value)) {
    return Object.entries(value).map(([name, each]) => ({
      op: 'add',
      path: `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      value: each,
    }));
  }
  const cleaned = compileCleanNumbers(schema)?.(value) ?? value;
  for (const { message, advice } of compileCheck(schema)(cleaned, Date.now()).issues) {
    readContext.reportIssue(field.name, message, advice, field.property.displayName);
  }
  return [{ op: 'add', path: pointer, value: cleaned }];
}

/** The chosen values of a list. An expression can give them as a text with commas. */
const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      : [];
