import { bodyFields, type CatalogueEntry } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { isCredentialField, type LabelledIssue } from '../../shared/error-messages';
import { compareTitles } from '../../shared/titles';
import { contentFields } from '../composer/content-fields';
import { patchFields } from '../contacts/patch-fields';
import type { CustomFields } from '../composer/custom-fields';
import { newTemplateFields } from '../template/new-template';
import { callFields } from '../voice/call-fields';
import { recipientFields, replyToFields } from '../composer/recipient-fields';
import type { Field, ReadContext, Values } from '../fields/field';
import { formLabel } from '../fields/displayed-label';
import { parseJson } from '../fields/json';
import { reportWorkflowIssues, sendsWorkflowDefinition, withSample } from './workflow-definition';
import { isShownFieldByField, operationFields } from './operation-fields';

/** How n8n shows an operation: its parameters, and how their values become the operation's input. */
export interface OperationUi {
  readonly properties: readonly INodeProperties[];
  /** Builds the input of one item. `parameter` returns the value of a parameter for the item. */
  toInput(parameter: (name: string) => unknown, readContext: ReadContext): Record<string, unknown>;
  /** Adds to an issue the label of its field, as the form shows it. */
  label(issue: LabelledIssue, parameter: (name: string) => unknown): LabelledIssue;
}

type CustomFieldsFactory = (input: ObjectSchema) => CustomFields;

/** The operations with input fields that would be hard to fill in one by one. */
const customFieldFactories: ReadonlyMap<string, readonly CustomFieldsFactory[]> = new Map<
  OperationId,
  readonly CustomFieldsFactory[]
>([
  ['chatApps.send', [recipientFields, contentFields, replyToFields]],
  ['chatApps.sendLineNotification', [recipientFields]],
  ['chatApps.createTemplate', [newTemplateFields]],
  ['contacts.update', [(input) => patchFields(input, 'contacts.create')]],
  ['contacts.updateGroup', [(input) => patchFields(input, 'contacts.createGroup')]],
  ['voice.sendCallFlow', [callFields]],
]);

/** The custom fields of an operation, if it has any. */
export function customFields({ id, operation }: CatalogueEntry): readonly CustomFields[] {
  return (customFieldFactories.get(id) ?? []).map((create) => create(operation.input));
}

/** The name of the collection with the optional fields. */
export const additionalFieldsName = 'additionalFields';

const extraFieldsProperty: INodeProperties = {
  displayName: 'Extra Fields (JSON)',
  name: 'extraFields',
  type: 'json',
  typeOptions: { rows: 4 },
  default: '',
  placeholder: 'e.g. {"newField": "value"}',
  description: 'Fields that the API of 8x8 accepts and this node does not have, to add to the request',
};

const cache = new WeakMap<CatalogueEntry['operation'], OperationUi>();

/** The UI of an operation, created from its schema and its custom fields. */
export function operationUi(entry: CatalogueEntry): OperationUi {
  const cached = cache.get(entry.operation);
  if (cached) return cached;
  const ui = createOperationUi(entry);
  cache.set(entry.operation, ui);
  return ui;
}

function createOperationUi(entry: CatalogueEntry): OperationUi {
  const { operation } = entry;
  const custom = customFields(entry);
  const { top: plainTop, additional } = operationFields(
    entry,
    new Set(custom.flatMap(({ replaces }) => replaces)),
  );
  const isDefinition = sendsWorkflowDefinition(entry.id);
  const top = isDefinition
    ? plainTop.map((field) => withSample(field, operation.input.properties[field.name]))
    : plainTop;
  const hasExtraFields = operation.body === undefined && bodyFields(entry).length > 0;
  const additionalProperties = [
    ...custom.flatMap((fields) => fields.additional),
    ...additional.map(({ property }) => property),
    ...(hasExtraFields ? [extraFieldsProperty] : []),
  ].sort((a, b) => compareTitles(a.displayName, b.displayName));
  return {
    properties: [
      ...custom.flatMap((fields) => (fields.isLast ? [] : fields.top)),
      ...top.map(({ property }) => property),
      ...custom.flatMap((fields) => (fields.isLast ? fields.top : [])),
      ...(additionalProperties.length ? [additionalFieldsProperty(additionalProperties)] : []),
    ],
    toInput(parameter, readContext) {
      const collection = additionalProperties.length ? parameter(additionalFieldsName) : undefined;
      const values: Values = isJsonObject(collection) ? collection : {};
      // A required object is sent even if it is empty, so that the error names the missing fields inside it.
      const shownFieldByField = (operation.input.required ?? []).filter((name) =>
        isShownFieldByField(operation, name),
      );
      const input: Record<string, unknown> = Object.fromEntries(shownFieldByField.map((name) => [name, {}]));
      for (const field of top) readInto(input, field, parameter(field.name), readContext);
      for (const field of additional) readInto(input, field, values[field.name], readContext);
      for (const fields of custom) Object.assign(input, fields.toInput(parameter, values, readContext));
      if (isDefinition) reportWorkflowIssues(input, readContext);
      return hasExtraFields ? withExtraFields(input, values[extraFieldsProperty.name], readContext) : input;
    },
    label(issue, parameter) {
      const { path, rule } = issue;
      // It is missing in the credential first.
      if (issue.label !== undefined || (rule === 'required' && isCredentialField(path))) return issue;
      const label =
        first(custom, (fields) => fields.labelOf(path, parameter)) ??
        first([...top, ...additional], (field) => labelOfField(field, path)) ??
        formLabel([extraFieldsProperty], path);
      return label === undefined ? issue : { ...issue, label };
    },
  };
}

function first<T>(all: readonly T[], labelOf: (each: T) => string | undefined): string | undefined {
  return all.reduce<string | undefined>((label, each) => label ?? labelOf(each), undefined);
}

/** The label of a field, or of one inside it. The fields inside a JSON field are named by their schema. */
function labelOfField({ within, property }: Field, path: string): string | undefined {
  if (within === undefined) return formLabel([property], path);
  return path.startsWith(`${within}.`) ? formLabel([property], path.slice(within.length + 1)) : undefined;
}

/** Reads the value of a field, and sets it in the input, or in the object of the input that the field belongs to. */
function readInto(
  input: Record<string, unknown>,
  { name, within, read }: Field,
  given: unknown,
  readContext: ReadContext,
): void {
  const value = read(given, readContext, within === undefined ? name : `${within}.${name}`);
  if (value === undefined) return;
  if (within === undefined) input[name] = value;
  else input[within] = { ...Object(input[within]), [name]: value };
}

function additionalFieldsProperty(options: readonly INodeProperties[]): INodeProperties {
  return {
    displayName: 'Additional Fields',
    name: additionalFieldsName,
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    options: [...options],
  };
}

function withExtraFields(
  input: Record<string, unknown>,
  extraFields: unknown,
  readContext: ReadContext,
): Record<string, unknown> {
  const fields = parseJson(extraFields, readContext, extraFieldsProperty.name);
  if (fields === undefined) return input;
  if (isJsonObject(fields)) return { ...input, ...fields };
  readContext.reportIssue(
    extraFieldsProperty.name,
    'is not an object',
    'Write it in braces: {"name": "value"}.',
  );
  return input;
}
