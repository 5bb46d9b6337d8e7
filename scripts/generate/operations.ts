import { entriesOf, referencePage, type CatalogueEntry } from '../../core/src/catalogue/entries';
import type { Catalogue, Operation } from '../../core/src/catalogue/operation';
import type { ObjectSchema } from '../../core/src/validation/json-schema';
import { pascalCase } from './names';
import type { Interfaces } from './shapes';
import { sentence, tsDoc } from './tsdoc';

const retryTexts = {
  read: 'It only reads, so it is retried after failures that may pass.',
  idempotent: 'A second time changes nothing more, so it is retried after failures that may pass.',
  unsafe:
    'It may take effect twice, so it is retried only when it certainly had no effect. Otherwise it fails with the outcome `unknown`.',
};

/** The configuration supplies these fields when a caller does not. */
const configuredFields = ['subAccountId', 'accountId'];

export const inputOf = ({ input }: Operation): ObjectSchema => ({
  ...input,
  required: (input.required ?? []).filter((name) => !configuredFields.includes(name)),
});

/** The interface of the methods of an API. */
export function apiInterface(catalogue: Catalogue, apiName: string, shapes: Interfaces): string {
  const { title, summary } = catalogue[apiName] ?? {};
  const methods = entriesOf(catalogue)
    .filter((entry) => entry.apiName === apiName)
    .map((entry) => methodText(entry, shapes) + bulkText(entry, shapes));
  const doc = tsDoc([`The ${title} API. ${sentence(summary ?? '')}`]);
  return `${doc}export interface ${pascalCase(apiName)}Operations {\n${methods.join('')}}\n`;
}

function methodText({ api, name, operation }: CatalogueEntry, shapes: Interfaces): string {
  const { paging, job, output: schema } = operation;
  const input = inputOf(operation);
  const isOptional = input.required?.every((field) => input.properties[field]?.default !== undefined);
  const output = outputType(operation, shapes);
  const rows = paging?.items && schema?.type === 'object' ? schema.properties[paging.items] : schema;
  const result =
    paging && rows?.type === 'array'
      ? `PagePromise<${output}, ${shapes.typeOf(rows.items, false)}>`
      : job
        ? `${job.files ? 'ExportPromise' : 'JobPromise'}<${output}, ${outputType(api.operations[job.status], shapes)}>`
        : `ApiPromise<${output}>`;
  const parameters = `input${isOptional ? '?' : ''}: ${shapes.typeOf(input, true)}, options?: CallOptions`;
  return `${methodDoc(name, operation)}${name}(${parameters}): ${result};\n`;
}

const outputType = (operation: Operation | undefined, shapes: Interfaces): string =>
  operation?.output ? shapes.typeOf(operation.output, false) : 'undefined';

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
      discrepancy && `Where the pages of 8x8 differ: ${discrepancy}`,
    ],
    [
      '@throws {ValidationError} when the input is wrong. Nothing was sent.',
      `@throws {ApiError} when 8x8 refuses the request${statuses}.`,
      ...(rejection ? ['@throws {RejectedError} when 8x8 answers HTTP 200 with a rejection.'] : []),
      '@throws {TransportError} when no complete response came. `outcome` says whether it had an effect.',
      `@see {@link ${referencePage(operation.docs)} | ${operation.title}}`,
    ],
  );
}

function consentText({ consent }: Operation): string | undefined {
  if (!consent) return undefined;
  const { when, warning, word } = consent;
  const given = when.is === undefined ? `Without \`${when.field}\`` : `With \`${when.field}: ${when.is}\``;
  return `${given} it ${warning}: then \`confirm\` must be \`'${word}'\`, or nothing is sent.`;
}

function resultText(name: string, { paging, job, batching }: Operation): string | undefined {
  if (paging?.by.kind === 'whole') return '`await` gives the whole list, `for await` its rows.';
  if (paging) return '`await` gives one page; `for await` goes through the rows of all pages.';
  if (batching) return `\`${name}All\` sends to any number of recipients, in batches.`;
  const rows = job?.files ? ' `.rows()` reads the rows of its files.' : '';
  return job && `8x8 goes on with the job: \`.completed()\` waits until it has ended.${rows}`;
}

function limitText({ rateLimit }: Operation): string {
  if (!rateLimit) return '';
  const { requests, perSeconds, scope, shared } = rateLimit;
  const time = perSeconds === 1 ? 'second' : `${perSeconds} seconds`;
  const whose = scope === 'apiKey' ? 'API key' : 'subaccount';
  const among = shared ? ', together with related operations' : '';
  return ` Limit: ${requests} per ${time} for each ${whose}${among}.`;
}

function bulkText({ id, api, name, operation }: CatalogueEntry, shapes: Interfaces): string {
  const { batching } = operation;
  const batch = batching && api.operations[batching.operation];
  const items = batch?.input.properties[batching?.items ?? ''];
  if (!batch || items?.type !== 'array') return '';
  const most = items.maxItems?.toLocaleString('en-US');
  const doc = tsDoc(
    [`Sends to any number of recipients, in batches of up to ${most}: \`client.${id}\` for each.`],
    [`@see {@link ${referencePage(batch.docs)} | ${batch.title}}`],
  );
  const types = `${shapes.typeOf(inputOf(operation), true)}, ${outputType(operation, shapes)}`;
  const template = batch.input.properties['template'];
  if (!template) return `${doc}readonly ${name}All: SendAll<${types}>;\n`;
  const ofTemplate = `${shapes.typeOf(items.items, true)}, ${shapes.typeOf(template, true)}`;
  return `${doc}readonly ${name}All: SendAllWithTemplate<${types}, ${ofTemplate}>;\n`;
}

/** The input and the output of every operation, by its ID. */
export function operationMap(catalogue: Catalogue, shapes: Interfaces): string {
  const fields = entriesOf(catalogue).map(({ id, operation }) => {
    const types = `input: ${shapes.typeOf(inputOf(operation), true)}; output: ${outputType(operation, shapes)}`;
    return `${tsDoc([sentence(operation.summary)])}'${id}': { ${types} };\n`;
  });
  return `/** The input and the output of every operation, by its ID. */
export interface Operations {\n${fields.join('')}}

/** The ID of an operation: its API and its name. */
export type OperationId = keyof Operations;

/** What a caller gives an operation: \`OperationInput<'sms.send'>\`. */
export type OperationInput<Id extends OperationId> = Operations[Id]['input'];

/** What an operation returns, or \`undefined\` where 8x8 responds with an empty body. */
export type OperationOutput<Id extends OperationId> = Operations[Id]['output'];
`;
}

/** The interface of the client. */
export function clientInterface(catalogue: Catalogue): string {
  const groups = Object.entries(catalogue).map(
    ([name, { summary }]) =>
      `${tsDoc([sentence(summary)])}readonly ${name}: ${pascalCase(name)}Operations;\n`,
  );
  return `/** The client of everything that 8x8 offers: one property an API, one method an operation. */
export interface EightByEightClient {\n${groups.join('')}
/** Calls any operation by its ID: \`client.call('sms.send', input)\`. */
readonly call: CallById<EightByEightClient>;
}

/** The name of an API on the client: \`sms\`. */
export type ApiName = Exclude<keyof EightByEightClient, 'call'>;
`;
}
