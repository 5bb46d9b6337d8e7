import { bodyFields, pathFields, productsOf, type CatalogueEntry } from '../../../core/src/catalogue';
import { compileCheck } from '../../../core/src/validation/compile-check';
import type { Schema } from '../../../core/src/validation/json-schema';
import { productHosts } from '../../../core/src/transport/hosts';
import { operationFacts, type OperationFacts } from '../../reference/facts';
import { compareRequired, compareSchemas, type Note } from './compare-schemas';
import type { OpenApiSource } from '../../../core/src/catalogue/operation';

/**
 * Compares an entry of the catalogue with 8x8's OpenAPI file. Returns one line for each difference:
 * `sms.sendBatch body.messages[].text: required there, not here`.
 */
export function differences(entry: CatalogueEntry): string[] {
  const { openApi, alsoPublishedAs = [] } = entry.operation;
  return [...new Set([openApi, ...alsoPublishedAs].flatMap((source) => differencesFrom(entry, source)))];
}

function differencesFrom(entry: CatalogueEntry, { file, operationId }: OpenApiSource): string[] {
  const theirs = operationFacts(file)[operationId];
  if (!theirs) return [`${entry.id} operation: ${operationId} is not in ${file}`];
  const lines: string[] = [];
  const note: Note = (where, what) => lines.push(`${entry.id} ${where}: ${what}`);
  compareRequestLine(entry, theirs, note);
  compareServers(entry, theirs, note);
  compareParameters(entry, theirs, note);
  compareBody(entry, theirs, note);
  compareResponse(entry, theirs, note);
  checkSamples(entry, theirs, note);
  return lines;
}

function compareRequestLine({ operation }: CatalogueEntry, theirs: OperationFacts, note: Note): void {
  if (theirs.method !== operation.method) note('method', `${theirs.method} there, ${operation.method} here`);
  const path = operation.path.replace('{+', '{');
  if (theirs.path !== path) note('path', `${theirs.path} there, ${path} here`);
}

function compareServers({ api, operation }: CatalogueEntry, theirs: OperationFacts, note: Note): void {
  const hosts = productsOf(api).flatMap((product) => Object.values(productHosts[product]));
  const ours = new Set<string>(operation.server ? [operation.server] : hosts);
  for (const given of theirs.servers) {
    const server = given.replace(/\/$/, '');
    if (!ours.has(server)) note('server', `${server} there, not here`);
  }
  for (const server of ours)
    if (!theirs.servers.some((given) => given.replace(/\/$/, '') === server))
      note('server', `${server} here, not there`);
}

function compareParameters({ operation }: CatalogueEntry, theirs: OperationFacts, note: Note): void {
  const ours: Readonly<Record<string, readonly string[]>> = {
    path: pathFields(operation),
    query: operation.query ?? [],
  };
  for (const { name, in: place, required, schema } of theirs.parameters) {
    // The API key is not an input; one operation lists its header among the parameters.
    if (place === 'header' && /^(authorization|x-token)$/i.test(name)) continue;
    const field = ours[place]?.includes(name) ? operation.input.properties[name] : undefined;
    if (!field) {
      note(`${place}.${name}`, 'there, not here');
      continue;
    }
    compareSchemas(schema, field, `${place}.${name}`, 'request', note);
    compareRequired(required, isRequired(operation.input.required, name), `${place}.${name}`, note);
  }
  for (const [place, names] of Object.entries(ours)) {
    for (const name of names) {
      if (!theirs.parameters.some((parameter) => parameter.in === place && parameter.name === name)) {
        note(`${place}.${name}`, 'here, not there');
      }
    }
  }
}

const isRequired = (required: readonly string[] | undefined, name: string): boolean =>
  required?.includes(name) ?? false;

function compareBody(entry: CatalogueEntry, theirs: OperationFacts, note: Note): void {
  const ours = bodySchema(entry);
  if (ours && theirs.body) compareSchemas(theirs.body, ours, 'body', 'request', note);
  else if (ours) note('body', 'here, not there');
  else if (theirs.body) note('body', 'there, not here');
}

/** The schema of the body: one field, or an object with the remaining fields. */
function bodySchema(entry: CatalogueEntry): Schema | undefined {
  const { operation } = entry;
  if (operation.body !== undefined) return operation.input.properties[operation.body];
  const names = bodyFields(entry);
  if (!names.length) return undefined;
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(operation.input.properties).filter(([name]) => names.includes(name)),
    ),
    required: (operation.input.required ?? []).filter((name) => names.includes(name)),
  };
}

function compareResponse({ operation }: CatalogueEntry, theirs: OperationFacts, note: Note): void {
  const successes = [operation.success, ...(operation.otherSuccess ?? [])];
  for (const status of Object.keys(theirs.successes)) {
    if (!successes.includes(Number(status))) note('success', `${status} there, not here`);
  }
  for (const status of successes) {
    if (!(status in theirs.successes)) note('success', `${status} here, not there`);
  }
  const errors = operation.errors ?? [];
  for (const status of theirs.errors)
    if (!errors.includes(status)) note('errors', `${status} there, not here`);
  for (const status of errors)
    if (!theirs.errors.includes(status)) note('errors', `${status} here, not there`);
  const schema = theirs.successes[operation.success];
  if (schema && operation.output) compareSchemas(schema, operation.output, 'response', 'response', note);
  else if (schema) note('response', 'there, not here');
  else if (operation.output) note('response', 'here, not there');
}

/** Validates a body with the structure of 8x8's example. */
function checkSamples(entry: CatalogueEntry, theirs: OperationFacts, note: Note): void {
  const { input, body } = entry.operation;
  const inPath = pathFields(entry.operation);
  const check = compileCheck({
    ...input,
    required: (input.required ?? []).filter((name) => !inPath.includes(name)),
  });
  for (const [name, sample] of Object.entries(theirs.samples ?? {})) {
    const { issues } = check(body === undefined ? sample : { [body]: sample }, 0);
    for (const { path, message } of issues) note(`sample ${name}`, `${path} ${message}`);
  }
}
