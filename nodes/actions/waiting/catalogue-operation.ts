import { readContextWithoutFiles, type Values } from '../fields/field';
import { catalogue, entryById, type CatalogueEntry } from '../../../core/src/catalogue';
import type { OperationId, OperationOutput } from '../../../core/src/generated';
import type { Issue } from '../../../core/src/validation';
import { ValidationError } from '../../../core/src/errors';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { additionalFieldsName, operationUi } from '../description/operation-ui';

/** The catalogue entry of an operation. */
export function catalogueEntry(id: OperationId): CatalogueEntry {
  const entry = entryById(catalogue, id);
  if (!entry) throw new Error(`The catalogue has no operation ${id}.`);
  return entry;
}

/** The node parameters of an operation, without those that the waiting operation sets itself. */
export function propertiesWithout(entry: CatalogueEntry, excluded: readonly string[]): INodeProperties[] {
  return operationUi(entry)
    .properties.filter(({ name }) => !excluded.includes(name))
    .map((property) =>
      property.name === additionalFieldsName
        ? { ...property, options: optionsWithout(property, excluded) }
        : property,
    );
}

function optionsWithout({ options = [] }: INodeProperties, excluded: readonly string[]): INodeProperties[] {
  return options.filter(
    (option): option is INodeProperties => 'type' in option && !excluded.includes(option.name),
  );
}

/**
 * Reads the operation's input from the parameters of the only item. `overrides` replace parameters.
 *
 * @throws {ValidationError} if a parameter cannot be read.
 */
export function readInput(context: IExecuteFunctions, entry: CatalogueEntry, overrides: Values = {}): Values {
  const issues: Issue[] = [];
  const input = operationUi(entry).toInput(
    (name) => (name in overrides ? overrides[name] : context.getNodeParameter(name, 0, '')),
    readContextWithoutFiles(context.getTimezone(), issues),
  );
  if (issues.length) throw new ValidationError(entry.id, issues);
  return input;
}

/** Calls the operation. Throws when 8x8 rejects the message, also when it does so with HTTP 200. */
export async function callOperation<Id extends OperationId>(
  context: IExecuteFunctions,
  id: Id,
  input: Values,
): Promise<OperationOutput<Id>> {
  const client = await clientFor(context);
  // Node parameters have no static types. The client validates the input at run time.
  return (await client.call<string>(id, input)) as OperationOutput<Id>;
}
