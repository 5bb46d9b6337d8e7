import type { ReadContext, Values } from '../fields/field';
import { catalogue, entryById, type CatalogueEntry } from '../../../core/src/catalogue';
import type { OperationId, OperationOutput } from '../../../core/src/generated';
import { compileOperation } from '../../../core/src/client';
import { ValidationError } from '../../../core/src/errors';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { clientFor, clientOptions } from '../../shared/client';
import type { LabelledIssue } from '../../shared/error-messages';
import { additionalFieldsName, operationUi } from '../description/operation-ui';
import { itemFileCollector } from '../files/item-files';
import { createUploader } from '../files/upload-files';

/** The catalogue entry of the operation that a waiting operation sends with, such as Send SMS. */
export function catalogueEntry(id: OperationId): CatalogueEntry {
  const entry = entryById(catalogue, id);
  if (!entry) throw new Error(`The catalogue has no operation ${id}.`);
  return entry;
}

/** The node parameters of that operation, without those that the waiting operation sets itself. */
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
 * Reads and validates the operation's input from the parameters of the only item, and uploads the files in it.
 * `overrides` replace parameters. Nothing is uploaded for an input that cannot be sent.
 *
 * @throws {ValidationError} if the input is not valid. Its phone numbers are clean, and it has the credential's defaults.
 */
export async function readInput(
  context: IExecuteFunctions,
  entry: CatalogueEntry,
  overrides: Values = {},
): Promise<Values> {
  const issues: LabelledIssue[] = [];
  const reportIssue: ReadContext['reportIssue'] = (path, message, advice, label) =>
    void issues.push({ path, rule: 'json', message, advice, ...(label ? { label } : {}) });
  const files = itemFileCollector(context, 0, (label, message, advice) => {
    reportIssue('', message, advice, label);
  });
  const readContext = {
    timezone: context.getTimezone(),
    findFile: () => undefined,
    upload: files.upload,
    reportIssue,
  };
  const given = operationUi(entry).toInput(
    (name) => (name in overrides ? overrides[name] : context.getNodeParameter(name, 0, '')),
    readContext,
  );
  const uploads = await files.check();
  const plan = compileOperation(entry, await clientOptions(context));
  const input = plan.normalizeInput(given);
  if (issues.length === 0) issues.push(...plan.validate(input, Date.now()).issues);
  if (issues.length > 0) throw new ValidationError(entry.id, issues);
  if (uploads.length === 0) return input;
  const upload = await createUploader(context, (file) => callOperation(context, 'chatApps.uploadFile', file));
  return await upload(input, uploads);
}

/**
 * Names the fields in the issues of the operation's input as the form shows them. `own` has the labels of fields that only
 * the waiting operation has, by the paths that they fill.
 */
export function withFieldLabels(
  context: IExecuteFunctions,
  entry: CatalogueEntry,
  thrown: unknown,
  own: Readonly<Record<string, string>> = {},
): unknown {
  if (!(thrown instanceof ValidationError) || thrown.operation !== entry.id) return thrown;
  const parameter = (name: string): unknown => context.getNodeParameter(name, 0, '');
  const labelled = thrown.issues.map((issue) => {
    const label = own[issue.path];
    return operationUi(entry).label(label === undefined ? issue : { ...issue, label }, parameter);
  });
  return new ValidationError(entry.id, labelled);
}

/**
 * Calls the operation. Throws when 8x8 rejects the message, even with HTTP 200: nobody would answer a message that
 * was not sent.
 */
export async function callOperation<Id extends OperationId>(
  context: IExecuteFunctions,
  id: Id,
  input: Values,
): Promise<OperationOutput<Id>> {
  const client = await clientFor(context);
  // Node parameters have no static types. The client validates the input at run time.
  return (await client.call<string>(id, input)) as OperationOutput<Id>;
}
