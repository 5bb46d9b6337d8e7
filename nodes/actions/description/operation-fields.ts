import { pathFields, type CatalogueEntry, type Operation } from '../../../core/src/catalogue';
import type { ObjectSchema, Schema } from '../../../core/src/validation';
import type { Field } from '../fields/field';
import { createField, createFields } from '../fields/field-from-schema';
import { compareLabels } from '../fields/group';

/** Descriptions of path fields that the credential fills in by default. */
const credentialFieldDescriptions: Readonly<Record<string, string>> = {
  subAccountId: 'Subaccount to use instead of the one in the credential',
  accountId: 'Account to use instead of the one in the credential',
  channelId: 'WhatsApp channel to use instead of the one in the credential, as 8x8 Connect shows its ID',
};

/** Hints for fields whose values users expect to choose from a list, although 8x8 offers none. */
const missingListHints: Readonly<Record<string, string>> = {
  surveyId: 'There is no list of surveys to choose from.',
};

/** The fields of an operation's input, grouped by where the node shows them. */
export interface OperationFields {
  /** Shown always. */
  readonly top: readonly Field[];
  /** Shown under "Additional Fields". */
  readonly additional: readonly Field[];
}

/** Creates the n8n fields of an operation's input, except those in `excluded`, which have custom fields. */
export function operationFields(entry: CatalogueEntry, excluded: ReadonlySet<string>): OperationFields {
  const { api, operation } = entry;
  const { input, mainFields = [] } = operation;
  const required = new Set(input.required);
  const inPath = new Set(pathFields(operation));
  const alternatives = new Set(
    [...(input.oneOf ?? []), ...(input.anyOf ?? [])].flatMap((group) => group.required),
  );
  const paging = new Set(pagingFields(operation));
  const top: Field[] = [];
  const main: (Field | undefined)[] = mainFields.map(() => undefined);
  const additional: Field[] = [];
  for (const [name, catalogueSchema] of Object.entries(input.properties)) {
    const schema = withHint(name, catalogueSchema);
    const choices = operation.choices?.[name] ?? api.choices?.[name];
    if (
      excluded.has(name) ||
      paging.has(name) ||
      schema.deprecated ||
      (required.has(name) && hasSingleValue(input, name))
    )
      continue;
    const credentialDescription = inPath.has(name) ? credentialFieldDescriptions[name] : undefined;
    if (credentialDescription !== undefined) {
      additional.push(createField(name, { ...schema, description: credentialDescription }, { choices }));
    } else if (schema.type === 'object' && isShownFieldByField(operation, name)) {
      for (const field of createFields(schema, false, typeof choices === 'object' ? choices : {})) {
        place(`${name}.${field.name}`, { ...field, within: name });
      }
    } else if (required.has(name)) {
      const field = createField(name, schema, { topLevel: true, required: true, choices });
      top.push({ ...field, property: { ...field.property, required: true } });
    } else if (alternatives.has(name)) {
      top.push(createField(name, schema, { topLevel: true, choices }));
    } else {
      place(name, createField(name, schema, { choices }));
    }
  }
  return {
    top: [...top, ...main.filter((field) => field !== undefined)],
    additional: additional.sort(compareLabels),
  };

  /** Puts an optional field among the main fields or the additional ones. */
  function place(path: string, field: Field): void {
    if (mainFields.includes(path)) main[mainFields.indexOf(path)] = field;
    else additional.push(field);
  }
}

/** Whether the form shows the fields of an object one by one. */
export function isShownFieldByField({ mainFields = [] }: Operation, name: string): boolean {
  return mainFields.some((path) => path.startsWith(`${name}.`));
}

function withHint(name: string, schema: Schema): Schema {
  const hint = missingListHints[name];
  if (hint === undefined) return schema;
  const { description } = schema;
  return {
    ...schema,
    description: description === undefined ? hint.replace(/\.$/, '') : `${description}. ${hint}`,
  };
}

/** The fields that select a page. The node offers Return All and Limit instead. */
function pagingFields({ paging }: Operation): string[] {
  switch (paging?.by.kind) {
    case 'page':
      return [paging.by.page, paging.by.size];
    case 'cursor':
      return [paging.by.cursor];
    default:
      return [];
  }
}

/** Whether a field has only one possible value, which the client fills in. */
function hasSingleValue(input: ObjectSchema, name: string): boolean {
  const schema = input.properties[name];
  return schema?.type === 'string' && schema.default !== undefined && schema.enum?.length === 1;
}
