import { readContextWithoutFiles, type Values } from '../fields/field';
import { catalogue, entryById, type CatalogueEntry } from '../../../core/src/catalogue';
import type { OperationId, OperationOutput } from '../../../core/src/generated';
import type { Issue } from '../../../core/src/schema';
import { ValidationError } from '../../../core/src/transport';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { additionalFieldsName, operationUi } from '../description/operation-ui';

/** The operation of the catalogue with which one that waits begins. */
export function entryNamed(id: OperationId): CatalogueEntry {
  const entry = entryById(catalogue, id);
  if (!entry) throw new Error(`The catalogue has no operation ${id}.`);
  return entry;
}

/** The fields of such an operation, short of those that the wait fills in itself. */
export function fieldsWithout(entry: CatalogueEntry, except: readonly string[]): INodeProperties[] {
  return operationUi(entry)
    .properties.filter(({ name }) => !except.includes(name))
    .map((property) =>
      property.name === additionalFieldsName
        ? { ...property, options: optionsWithout(property, except) }
        : property,
    );
}

function optionsWithout({ options = [] }: INodeProperties, except: readonly string[]): INodeProperties[] {
  return options.filter(
    (option): option is INodeProperties => 'type' in option && !except.includes(option.name),
  );
}

/** The input of the one item: from its parameters, in place of some of which the wait has values of its own. */
export function inputOf(context: IExecuteFunctions, entry: CatalogueEntry, own: Values = {}): Values {
  const issues: Issue[] = [];
  const input = operationUi(entry).toInput(
    (name) => (name in own ? own[name] : context.getNodeParameter(name, 0, '')),
    readContextWithoutFiles(context.getTimezone(), issues),
  );
  if (issues.length) throw new ValidationError(entry.id, issues);
  return input;
}

/** Makes the call; an answer that is a refusal throws, as it does everywhere. */
export async function callWith<Id extends OperationId>(
  context: IExecuteFunctions,
  id: Id,
  input: Values,
): Promise<OperationOutput<Id>> {
  const client = await clientFor(context);
  // The parameters of a node have no types: the client checks the input.
  return (await client.call<string>(id, input)) as OperationOutput<Id>;
}
