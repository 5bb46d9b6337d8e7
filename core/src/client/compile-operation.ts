import {
  consentField,
  bodyFields,
  fileFields,
  pathFields,
  productsOf,
  type CatalogueEntry,
} from '../catalogue/entries';
import type { Product } from '../catalogue/operation';
import { compileCheck, type Check } from '../validation/compile-check';
import type { Issue } from '../validation/issue';
import { validateConsent } from './validate-input';
import { ValidationError } from '../errors/errors';
import { productUrl } from '../transport/hosts';
import type { ApiRequest } from '../transport/client-context';
import { buildMultipart } from './multipart';
import { validatePath, queryString, encodeSegment, validateSegment, encodePath } from './url';
import type { ClientOptions } from '../transport/client-options';

type Input = Readonly<Record<string, unknown>>;

/** What is worked out once for an operation, so that a call costs little. */
export interface CompiledOperation {
  /** The operation it is the plan of. */
  readonly entry: CatalogueEntry;
  /** Fills in what the configuration and the schema's defaults supply. */
  applyDefaults(input: Input): Input;
  /** Tells what is wrong with an input, before anything is sent. */
  readonly validate: Check;
  /** Builds the request from an input that was completed and checked. `random` parts a body that has files in it. */
  buildRequest(input: Input, random: () => number): ApiRequest;
}

/** Works out how an operation's input becomes a request with these settings. */
export function compileOperation(entry: CatalogueEntry, settings: ClientOptions): CompiledOperation {
  const { operation } = entry;
  return {
    entry,
    applyDefaults: compileDefaults(entry, settings),
    validate: compileValidation(entry),
    buildRequest:
      operation.method === 'GET' ? compileGetRequest(entry, settings) : compileBodyRequest(entry, settings),
  };
}

/** `product` chooses the host where several offer the API; it travels nowhere. */
const hasProductChoice = ({ api }: CatalogueEntry): boolean => productsOf(api).length > 1;

function compileDefaults(entry: CatalogueEntry, settings: ClientOptions): CompiledOperation['applyDefaults'] {
  const defaults = [...requiredDefaults(entry), ...configuredDefaults(entry, settings)];
  return (input) => {
    let completed: Record<string, unknown> | undefined;
    for (const { name, value } of defaults) {
      if (input[name] === undefined || input[name] === '') (completed ??= { ...input })[name] = value;
    }
    return completed ?? input;
  };
}

interface Default {
  readonly name: string;
  readonly value: unknown;
}

/** Other defaults are 8x8's own business: what is left out is left out. */
function requiredDefaults(entry: CatalogueEntry): Default[] {
  const { input } = entry.operation;
  return [...(input.required ?? []), ...(hasProductChoice(entry) ? ['product'] : [])]
    .map((name) => ({ name, value: input.properties[name]?.default }))
    .filter(({ value }) => value !== undefined);
}

function configuredDefaults(
  { api, operation }: CatalogueEntry,
  { subAccountId, subAccountIds, accountId }: ClientOptions,
): Default[] {
  const own = api.subAccount && subAccountIds?.[api.subAccount];
  const values: Readonly<Record<string, string | undefined>> = {
    subAccountId: own || subAccountId,
    accountId,
  };
  return pathFields(operation)
    .map((name) => ({ name, value: values[name] }))
    .filter(({ value }) => value);
}

function compileValidation(entry: CatalogueEntry): Check {
  const { operation, api } = entry;
  const inPath = pathFields(operation);
  const required = [...new Set([...inPath, ...(operation.input.required ?? [])])];
  const checkFields = compileCheck({ ...operation.input, required });
  const products: readonly unknown[] = hasProductChoice(entry) ? productsOf(api) : [];
  const wholePaths = new Set(inPath.filter((name) => operation.path.includes(`{+${name}}`)));
  const issueIn = (name: string, value: unknown): Issue | undefined =>
    wholePaths.has(name) ? validatePath(name, value) : validateSegment(name, value);
  return (value, now) => {
    const verdict = checkFields(value, now);
    if (verdict.issues.length) return { ...verdict, issues: verdict.issues.map(withConfigurationAdvice) };
    const input = value as Input;
    const unfit = inPath.flatMap((name) => issueIn(name, input[name]) ?? []);
    const unsaid = validateConsent(operation.consent, input);
    if (unsaid) unfit.push(unsaid);
    if (products.length && !products.includes(input['product'])) unfit.push(productIssue(products));
    return unfit.length ? { ...verdict, issues: unfit } : verdict;
  };
}

function withConfigurationAdvice(issue: Issue): Issue {
  if (issue.rule !== 'required' || (issue.path !== 'subAccountId' && issue.path !== 'accountId'))
    return issue;
  return { ...issue, advice: `Give it with the call, or configure a default ${issue.path}.` };
}

/** Unlike other lists of values, this one cannot grow without us: each product has its hosts. */
function productIssue(products: readonly unknown[]): Issue {
  const advice = `Use ${products.join(' or ')}.`;
  return { path: 'product', rule: 'enum', message: 'is none that offers this', advice };
}

/** Where an input goes. */
type Destination = Pick<ApiRequest, 'product' | 'url'>;

function compileDestination(
  { api, operation }: CatalogueEntry,
  settings: ClientOptions,
): (input: Input) => Destination {
  const { region = 'asiaPacific', baseUrl } = settings;
  const { server } = operation;
  const products = productsOf(api);
  const hosts = new Map(
    products.map((product) => [
      product,
      server !== undefined && baseUrl === undefined ? server : productUrl(product, region, baseUrl),
    ]),
  );
  // Odd places hold the names of fields, even ones what stands between them.
  const parts = operation.path.split(/\{(\+?\w+)\}/);
  const valueOf = (input: Input, name: string): string =>
    name.startsWith('+') ? encodePath(input[name.slice(1)]) : encodeSegment(input[name]);
  return (input) => {
    const product = products.length > 1 ? (input['product'] as Product) : products[0];
    let url = hosts.get(product) ?? '';
    parts.forEach((part, index) => (url += index % 2 ? valueOf(input, part) : part));
    return { product, url };
  };
}

/** What has no place in the path is asked for in the query, fields that the catalogue does not know included. */
function compileGetRequest(
  entry: CatalogueEntry,
  settings: ClientOptions,
): CompiledOperation['buildRequest'] {
  const destination = compileDestination(entry, settings);
  const elsewhere = new Set([
    ...pathFields(entry.operation),
    ...(hasProductChoice(entry) ? ['product'] : []),
  ]);
  return (input) => {
    const { product, url } = destination(input);
    return { product, method: 'GET', url: `${url}${queryString(omitFields(input, elsewhere))}` };
  };
}

function compileBodyRequest(
  entry: CatalogueEntry,
  settings: ClientOptions,
): CompiledOperation['buildRequest'] {
  const { operation } = entry;
  const { method, query = [], body: bodyField } = operation;
  const destination = compileDestination(entry, settings);
  const outside = new Set([
    ...pathFields(operation),
    ...query,
    ...(hasProductChoice(entry) ? ['product'] : []),
    ...(operation.consent ? [consentField] : []),
  ]);
  const files = new Set(fileFields(operation));
  const hasBody = bodyFields(entry).length > 0;
  return (input, random) => {
    const { product, url: address } = destination(input);
    const url = query.length ? `${address}${queryString(pickFields(input, query))}` : address;
    const bodyOf = (value: unknown): ApiRequest =>
      value === undefined ? { product, method, url } : { product, method, url, body: toJson(entry, value) };
    if (bodyField !== undefined) return bodyOf(input[bodyField]);
    const rest = omitFields(input, outside);
    if (operation.multipart) return { product, method, url, ...buildMultipart(rest, files, random) };
    return bodyOf(hasBody || Object.keys(rest).length ? rest : undefined);
  };
}

/**
 * So long a text goes as bytes: Node would copy it once more to put the headers in front of it; and what is on its way
 * outlives collections of young memory, of which bytes are no part.
 */
const minBytesLength = 16_384;

/** Input may come from anywhere, and what is no JSON (a cycle, a bigint) may hide in its free-form fields. */
function toJson({ id }: CatalogueEntry, value: unknown): string | Uint8Array {
  try {
    const text = JSON.stringify(value);
    return text.length < minBytesLength ? text : new TextEncoder().encode(text);
  } catch {
    throw new ValidationError(id, [
      {
        path: '',
        rule: 'json',
        message: 'cannot be written as JSON',
        advice: 'Leave out what refers to itself, and write big integers as texts.',
      },
    ]);
  }
}

function omitFields(input: Input, names: ReadonlySet<string>): Input {
  const rest: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    if (!names.has(name)) rest[name] = input[name];
  }
  return rest;
}

const pickFields = (input: Input, names: readonly string[]): Input =>
  Object.fromEntries(names.map((name) => [name, input[name]]));
