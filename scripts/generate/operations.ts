import { entriesOf, referencePage, type CatalogueEntry } from '../../core/src/catalogue/entries';
import type { Catalogue, Operation } from '../../core/src/catalogue/operation';
import { pascalCase } from '../../core/src/open-api/component-schemas';
import type { ObjectSchema } from '../../core/src/validation/json-schema';
import type { Interfaces } from './interfaces';
import { sentence, tsDoc } from './tsdoc';

const retryTexts = {
  read: 'It only reads, so it is retried after temporary failures.',
  idempotent: 'It is idempotent, so it is retried after temporary failures.',
  unsafe:
    'It could take effect twice, so it is retried only if it certainly had no effect. Otherwise it fails with the outcome `unknown`.',
};

/** The client fills in these fields from its configuration, so they are optional. */
const configuredFields = ['subAccountId', 'accountId'];

/** The input of an operation, as a caller of the client gives it. */
export const inputOf = ({ input }: Operation): ObjectSchema => ({
  ...input,
  required: (input.required ?? []).filter((name) => !configuredFields.includes(name)),
});

/**
 * Writes the TypeScript interface of an API in `core/src/generated`, with one documented method for each operation.
 */
export function apiInterface(catalogue: Catalogue, apiName: string, interfaces: Interfaces): string {
  const { title, summary } = catalogue[apiName] ?? {};
  const methods = entriesOf(catalogue)
    .filter((entry) => entry.apiName === apiName)
    .map((entry) => methodText(entry, interfaces) + bulkText(entry, interfaces));
  const doc = tsDoc([`The ${title} API. ${sentence(summary ?? '')}`]);
  return `${doc}export interface ${pascalCase(apiName)}Operations {\n${methods.join('')}}\n`;
}

function methodText({ api, name, operation }: CatalogueEntry, interfaces: Interfaces): string {
  const { paging, job, output: schema } = operation;
  const input = inputOf(operation);
  const isOptional = input.required?.every((field) => input.properties[field]?.default !== undefined);
  const output = outputType(operation, interfaces);
  const rows = paging?.items && schema?.type === 'object' ? schema.properties[paging.items] : schema;
  const result =
    paging && rows?.type === 'array'
      ? `PagePromise<${output}, ${interfaces.typeOf(rows.items, false)}>`
      : job
        ? `${job.files ? 'ExportPromise' : 'JobPromise'}<${output}, ${outputType(api.operations[job.status], interfaces)}>`
        : `ApiPromise<${output}>`;
  const parameters = `input${isOptional ? '?' : ''}: ${interfaces.typeOf(input, true)}, options?: CallOptions`;
  return `${methodDoc(name, operation)}${name}(${parameters}): ${result};\n`;
}

const outputType = (operation: Operation | undefined, interfaces: Interfaces): string =>
  operation?.output ? interfaces.typeOf(operation.output, false) : 'undefined';

const orList = new Intl.ListFormat('en-GB', { type: 'disjunction' });

function methodDoc(name: string, operation: Operation): string {
  const { summary, destructive, method, path, safety, discrepancy, errors = [], rejection } = operation;
  const statuses = errors.length ? `: HTTP ${orList.format(errors.map(String))}` : '';
  return tsDoc(
    [
      sentence(summary),
      destructive && '**It cannot be undone.**',
      consentText(operation),
      resultText(name, operation),
      `\`${method} ${path}\`. ${retryTexts[safety]}${limitText(operation)}`,
      discrepancy && `Notes on the documents of 8x8: ${discrepancy}`,
    ],
    [
      '@throws {ValidationError} if the input is not valid. Nothing was sent.',
      `@throws {ApiError} if 8x8 refuses the request${statuses}.`,
      ...(rejection ? ['@throws {RejectedError} if 8x8 responds with HTTP 200 and a rejection.'] : []),
      '@throws {TransportError} if no complete response came. `outcome` says whether the request had an effect.',
      `@see {@link ${referencePage(operation.docs)} | ${operation.title}}`,
    ],
  );
}

function consentText({ consent }: Operation): string | undefined {
  if (!consent) return undefined;
  const { when, warning, word } = consent;
  const given = when.is === undefined ? `Without \`${when.field}\`` : `With \`${when.field}: ${when.is}\``;
  return `${given} it ${warning}. Then \`confirm\` must be \`'${word}'\`, or nothing is sent.`;
}

function resultText(name: string, { paging, job, batching }: Operation): string | undefined {
  if (paging?.by.kind === 'whole')
    return '`await` returns the whole list, and `for await` iterates over its rows.';
  if (paging) return '`await` returns one page, and `for await` iterates over the rows of all pages.';
  if (batching) return `\`${name}All\` sends to any number of recipients, in batches.`;
  const rows = job?.files ? ' `.rows()` reads the rows of its files.' : '';
  return job && `It starts a job at 8x8. \`.completed()\` waits until the job has ended.${rows}`;
}

function limitText({ rateLimit }: Operation): string {
  if (!rateLimit) return '';
  const { requests, perSeconds, scope, shared } = rateLimit;
  const time = perSeconds === 1 ? 'second' : `${perSeconds} seconds`;
  const scopeName = scope === 'apiKey' ? 'API key' : 'subaccount';
  const sharing = shared ? ', together with related operations' : '';
  return ` Limit: ${requests} per ${time} for each ${scopeName}${sharing}.`;
}

function bulkText({ id, api, name, operation }: CatalogueEntry, interfaces: Interfaces): string {
  const { batching } = operation;
  const batch = batching && api.operations[batching.operation];
  const items = batch?.input.properties[batching?.items ?? ''];
  if (!batch || items?.type !== 'array') return '';
  const most = items.maxItems?.toLocaleString('en-US');
  const doc = tsDoc(
    [`Sends to any number of recipients, in batches of up to ${most}: \`client.${id}\` for each.`],
    [`@see {@link ${referencePage(batch.docs)} | ${batch.title}}`],
  );
  const types = `${interfaces.typeOf(inputOf(operation), true)}, ${outputType(operation, interfaces)}`;
  const template = batch.input.properties['template'];
  if (!template) return `${doc}readonly ${name}All: SendAll<${types}>;\n`;
  const ofTemplate = `${interfaces.typeOf(items.items, true)}, ${interfaces.typeOf(template, true)}`;
  return `${doc}readonly ${name}All: SendAllWithTemplate<${types}, ${ofTemplate}>;\n`;
}

/** Writes the map from operation IDs to inputs and outputs. */
export function operationMap(catalogue: Catalogue, interfaces: Interfaces): string {
  const fields = entriesOf(catalogue).map(({ id, operation }) => {
    const types = `input: ${interfaces.typeOf(inputOf(operation), true)}; output: ${outputType(operation, interfaces)}`;
    return `${tsDoc([sentence(operation.summary)])}'${id}': { ${types} };\n`;
  });
  return `/** The input and the output of every operation, by its ID. */
export interface Operations {\n${fields.join('')}}

/** The ID of an operation: its API and its name, such as \`sms.send\`. */
export type OperationId = keyof Operations;

/** The input of an operation: \`OperationInput<'sms.send'>\`. */
export type OperationInput<Id extends OperationId> = Operations[Id]['input'];

/** The output of an operation, or \`undefined\` if 8x8 responds with an empty body. */
export type OperationOutput<Id extends OperationId> = Operations[Id]['output'];
`;
}

/** Writes the interface of the client. */
export function clientInterface(catalogue: Catalogue): string {
  const groups = Object.entries(catalogue).map(
    ([name, { summary }]) =>
      `${tsDoc([sentence(summary)])}readonly ${name}: ${pascalCase(name)}Operations;\n`,
  );
  return `/** The client for all APIs of 8x8. It has one property for each API, with one method for each operation. */
export interface EightByEightClient {\n${groups.join('')}
/** Calls any operation by its ID: \`client.call('sms.send', input)\`. */
readonly call: CallById<EightByEightClient>;
}

/** The name of an API on the client: \`sms\`. */
export type ApiName = Exclude<keyof EightByEightClient, 'call'>;
`;
}
