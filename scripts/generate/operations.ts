import { entriesOf, referencePage, type CatalogueEntry } from '../../core/src/catalogue/entries';
import type { Catalogue, Operation } from '../../core/src/catalogue/operation';
import type { ArraySchema, ObjectSchema } from '../../core/src/schema/json-schema';
import { pascal, type Shapes } from './shapes';
import { sentence, tsDoc } from './tsdoc';

const retries = {
  read: 'It only reads, so it is retried after failures that may pass.',
  idempotent: 'A second time changes nothing more, so it is retried after failures that may pass.',
  unsafe:
    'It may take effect twice, so it is retried only when it certainly had no effect. Otherwise it fails with the outcome `unknown`.',
};

/** The configuration supplies these fields when a caller does not. */
const configured = ['subAccountId', 'accountId'];

export const inputOf = ({ input }: Operation): ObjectSchema => ({
  ...input,
  required: (input.required ?? []).filter((name) => !configured.includes(name)),
});

const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });

function consentText({ consent }: Operation): string | undefined {
  if (!consent) return undefined;
  const { field, is } = consent.when;
  const when = is === undefined ? `Without \`${field}\`` : `With \`${field}: ${is}\``;
  return `${when} it ${consent.warning}: then \`confirm\` must be \`'${consent.word}'\`, or nothing is sent.`;
}

function rateText({ rateLimit }: Operation): string {
  if (!rateLimit) return '';
  const { requests, perSeconds, scope, shared } = rateLimit;
  const among = shared ? ', which related operations share' : '';
  return ` 8x8 takes ${requests} requests each ${perSeconds} s from one ${scope === 'apiKey' ? 'API key' : 'subaccount'}${among}.`;
}

function callText({ paging, job, batching }: Operation, name: string): string | undefined {
  if (paging?.by.kind === 'whole') return '`await` gives the whole list, `for await` its rows.';
  if (paging) return '`await` gives one page; `for await` goes through the rows of all pages.';
  if (batching) return `\`${name}All\` sends to any number of recipients, in batches.`;
  if (!job) return undefined;
  const rows = job.files ? ' `.rows()` reads the rows of its files.' : '';
  return `8x8 goes on with the job: \`.completed()\` waits until it has ended.${rows}`;
}

function methodDoc({ name, operation }: CatalogueEntry): string {
  const {
    summary,
    destructive,
    method,
    path,
    safety,
    reading,
    errors = [],
    rejection,
    docs,
    title,
  } = operation;
  const statuses = errors.length ? `: HTTP ${either.format(errors.map(String))}` : '';
  return tsDoc(
    [
      sentence(summary),
      destructive && '**It cannot be undone.**',
      consentText(operation),
      callText(operation, name),
      `\`${method} ${path}\`. ${retries[safety]}${rateText(operation)}`,
      reading && `Where the pages of 8x8 differ: ${reading}`,
    ],
    [
      '@throws {ValidationError} when the input is wrong. Nothing was sent.',
      `@throws {ApiError} when 8x8 refuses the request${statuses}.`,
      ...(rejection ? ['@throws {RejectedError} when 8x8 answers HTTP 200 with a rejection.'] : []),
      '@throws {TransportError} when no complete response came. `outcome` says whether it had an effect.',
      `@see {@link ${referencePage(docs)} | ${title}}`,
    ],
  );
}

function bulkDoc({ id, api, operation }: CatalogueEntry, items: ArraySchema, withTemplate: boolean): string {
  const { docs, title } = api.operations[operation.batching?.operation ?? ''] ?? operation;
  return tsDoc(
    [
      `Sends to any number of recipients, in batches of up to ${items.maxItems?.toLocaleString('en-US')}: \`client.${id}\` for each. Each recipient ends as accepted, rejected, unknown or not sent. No recipient is sent to twice.`,
      withTemplate
        ? 'With `template`, recipients may leave out the fields that it has.'
        : 'The source is a list, an iterable or a stream. It is read no faster than 8x8 takes the recipients.',
    ],
    [
      '@throws {ValidationError} when the options are wrong. Nothing was sent.',
      '@throws {CheckpointError} when the checkpoint cannot be used. `fault` says why.',
      '@throws {EightByEightError} when the next batch would fail too: the key is wrong, or 8x8 does not answer.',
      `@see {@link ${referencePage(docs)} | ${title}}`,
    ],
  );
}

/** The types of one operation, as TypeScript. */
function typesOf({ api, operation }: CatalogueEntry, shapes: Shapes) {
  const outputType = (of: Operation | undefined): string =>
    of?.output ? shapes.typeOf(of.output, false) : 'undefined';
  const { paging, job, output: schema } = operation;
  const output = outputType(operation);
  const rows = paging?.items && schema?.type === 'object' ? schema.properties[paging.items] : schema;
  const input = inputOf(operation);
  const isOptional = input.required?.every((name) => input.properties[name]?.default !== undefined);
  return {
    input: shapes.typeOf(input, true),
    isOptional: isOptional === true,
    output,
    call:
      paging && rows?.type === 'array'
        ? `PagedCall<${output}, ${shapes.typeOf(rows.items, false)}>`
        : job
          ? `${job.files ? 'ExportCall' : 'JobCall'}<${output}, ${outputType(api.operations[job.status])}>`
          : `Call<${output}>`,
  };
}

function methodText(entry: CatalogueEntry, shapes: Shapes): string {
  const { input, isOptional, call } = typesOf(entry, shapes);
  return `${methodDoc(entry)}${entry.name}(input${isOptional ? '?' : ''}: ${input}, options?: CallOptions): ${call};\n`;
}

function bulkText(entry: CatalogueEntry, shapes: Shapes): string {
  const { batching } = entry.operation;
  const batch = batching && entry.api.operations[batching.operation]?.input.properties;
  const items = batching && batch?.[batching.items];
  if (items?.type !== 'array') return '';
  const { input, output } = typesOf(entry, shapes);
  const overload = (recipient: string, options: string): string =>
    `${entry.name}All(source: BulkSource<${recipient}>, ${options}): BulkSend<${output}>;\n`;
  const plain = overload(input, `options?: BulkOptions<${output}> & { readonly template?: never }`);
  const recipient = shapes.typeOf(items.items, true);
  const template = batch?.['template'] && shapes.typeOf(batch['template'], true);
  const withTemplate = overload(
    recipient,
    `options: BulkOptions<${output}> & { readonly template: ${template} }`,
  );
  return `${bulkDoc(entry, items, false)}${plain}${template ? bulkDoc(entry, items, true) + withTemplate : ''}`;
}

/** The interface of the methods of an API. */
export function apiInterface(catalogue: Catalogue, apiName: string, shapes: Shapes): string {
  const { title, summary } = catalogue[apiName] ?? {};
  const methods = entriesOf(catalogue)
    .filter((entry) => entry.apiName === apiName)
    .map((entry) => methodText(entry, shapes) + bulkText(entry, shapes));
  const doc = tsDoc([`The ${title} API. ${sentence(summary ?? '')}`]);
  return `${doc}export interface ${pascal(apiName)}Operations {\n${methods.join('')}}\n`;
}

/** The input and the output of every operation, by its ID. */
export function operationMap(catalogue: Catalogue, shapes: Shapes): string {
  const fields = entriesOf(catalogue).map((entry) => {
    const { input, output } = typesOf(entry, shapes);
    return `${tsDoc([sentence(entry.operation.summary)])}'${entry.id}': { input: ${input}; output: ${output} };\n`;
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
    ([name, { summary }]) => `${tsDoc([sentence(summary)])}readonly ${name}: ${pascal(name)}Operations;\n`,
  );
  return `/** The client of everything that 8x8 offers: one property an API, one method an operation. */
export interface EightByEightClient {\n${groups.join('')}
/** Calls any operation by its ID: \`client.call('sms.send', input)\`. */
readonly call: CallById;
}

/** The name of an API on the client: \`sms\`. */
export type ApiName = Exclude<keyof EightByEightClient, 'call'>;
`;
}
