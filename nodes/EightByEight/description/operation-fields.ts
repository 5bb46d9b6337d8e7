import { pathFields, type CatalogueEntry, type Operation } from '../../../core/src/catalogue';
import type { ObjectSchema, Schema } from '../../../core/src/validation';
import type { Field } from '../fields/field';
import { createField } from '../fields/field-from-schema';
import { compareLabels } from '../fields/group';
import { listOf, noteOnUnlisted } from '../lists/listed-fields';

/** What the credential supplies where a node says nothing. */
const credentialFieldDescriptions: Readonly<Record<string, string>> = {
  subAccountId: 'Subaccount to use in place of the one in the credential',
  accountId: 'Account to use in place of the one in the credential',
};

/** The fields of an operation: those that a person has to think of, and those that may be added. */
export interface OperationFields {
  readonly top: readonly Field[];
  readonly additional: readonly Field[];
}

/** Sorts the fields of an operation's input, short of those that something else stands for. */
export function operationFields(entry: CatalogueEntry, except: ReadonlySet<string>): OperationFields {
  const { operation } = entry;
  const { input } = operation;
  const required = new Set(input.required);
  const inPath = new Set(pathFields(operation));
  const alternatives = new Set(
    [...(input.oneOf ?? []), ...(input.anyOf ?? [])].flatMap((group) => group.required),
  );
  const paged = new Set(pagingFields(operation));
  const top: Field[] = [];
  const additional: Field[] = [];
  for (const [name, described] of Object.entries(input.properties)) {
    const schema = withHint(name, described);
    const list = listOf(entry, name);
    if (
      except.has(name) ||
      paged.has(name) ||
      schema.deprecated ||
      (required.has(name) && hasSingleValue(input, name))
    )
      continue;
    const ofCredential = inPath.has(name) ? credentialFieldDescriptions[name] : undefined;
    if (ofCredential !== undefined) {
      additional.push(createField(name, { ...schema, description: ofCredential }, { list }));
    } else if (required.has(name)) {
      const field = createField(name, schema, { topLevel: true, required: true, list });
      top.push({ ...field, property: { ...field.property, required: true } });
    } else if (alternatives.has(name)) {
      top.push(createField(name, schema, { topLevel: true, list }));
    } else {
      additional.push(createField(name, schema, { list }));
    }
  }
  return { top, additional: additional.sort(compareLabels) };
}

function withHint(name: string, schema: Schema): Schema {
  const description = noteOnUnlisted(name, schema.description);
  return description === undefined ? schema : { ...schema, description };
}

/** Pages are gone through by the node: Return All and Limit stand for the fields that ask for one. */
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

/** A field that can have but one value needs no asking. */
function hasSingleValue(input: ObjectSchema, name: string): boolean {
  const schema = input.properties[name];
  return schema?.type === 'string' && schema.default !== undefined && schema.enum?.length === 1;
}
