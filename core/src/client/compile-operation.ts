import { omitFields } from '../validation/objects';
import {
  consentField,
  bodyFields,
  fileFields,
  pathFields,
  productsOf,
  type CatalogueEntry,
} from '../catalogue/entries';
import type { Product } from '../catalogue/operation';
import { compileCleanNumbers } from '../validation/clean-numbers';
import { compileCheck, type Check } from '../validation/compile-check';
import type { Issue } from '../validation/issue';
import { validateConsent } from './validate-consent';
import { ValidationError } from '../errors/errors';
import { productUrl } from '../transport/hosts';
import type { ApiRequest } from '../transport/client-context';
import { buildMultipart } from './multipart';
import { cleanNumbersInFile, validateNumbersInFile } from './numbers-in-file';
import { validatePath, queryString, encodeSegment, validateSegment, encodePath } from './url';
import type { ClientOptions } from '../transport/client-options';

type Input = Readonly<Record<string, unknown>>;

/** The precomputed parts of an operation. They are computed once, which makes calls fast. */
export interface CompiledOperation {
  /** The entry of the operation in the catalogue. */
  readonly entry: CatalogueEntry;
  /** Cleans phone numbers, and adds default values from the client options and the schema. */
  normalizeInput(input: Input): Input;
  /** Validates an input before anything is sent. */
  readonly validate: Check;
  /** Builds the request from a valid input with defaults. `random` creates the boundary of a multipart body. */
  buildRequest(input: Input, random: () => number): ApiRequest;
}

/** Compiles an operation for a client with these options. */
export function compileOperation(entry: CatalogueEntry, clientOptions: ClientOptions): CompiledOperation {
  const { operation } = entry;
  return {
    entry,
    normalizeInput: compileNormalization(entry, clientOptions),
    validate: compileValidation(entry),
    buildRequest:
      operation.method === 'GET'
        ? compileGetRequest(entry, clientOptions)
        : compileBodyRequest(entry, clientOptions),
  };
}

/** Whether several products offer the API. Then the input field `product` selects the host, and is not sent. */
const hasProductChoice = ({ api }: CatalogueEntry): boolean => productsOf(api).length > 1;

function compileNormalization(
  entry: CatalogueEntry,
  clientOptions: ClientOptions,
): CompiledOperation['normalizeInput'] {
  const addDefaults = compileDefaults(entry, clientOptions);
  const cleanNumbers = compileCleanNumbers(entry.operation.input);
  return cleanNumbers ? (input) => addDefaults(cleanNumbers(input) as Input) : addDefaults;
}

function compileDefaults(entry: CatalogueEntry, clientOptions: ClientOptions): (input: Input) => Input {
  const defaults = [...requiredDefaults(entry), ...configuredDefaults(entry, clientOptions)];
  return (input) => {
    let inputWithDefaults: Record<string, unknown> | undefined;
    for (const { name, value } of defaults) {
      if (input[name] === undefined || input[name] === null || input[name] === '')
        (inputWithDefaults ??= { ...input })[name] = value;
    }
    return inputWithDefaults ?? input;
  };
}

interface Default {
  readonly name: string;
  readonly value: unknown;
}

/** Only the defaults of required fields are sent. 8x8 applies the other defaults itself. */
function requiredDefaults(entry: CatalogueEntry): Default[] {
  const { input } = entry.operation;
  return [...(input.required ?? []), ...(hasProductChoice(entry) ? ['product'] : [])]
    .map((name) => ({ name, value: input.properties[name]?.default }))
    .filter(({ value }) => value !== undefined);
}

function configuredDefaults(
  { api, operation }: CatalogueEntry,
  { subAccountId, subAccountIds, accountId, whatsAppChannelId }: ClientOptions,
): Default[] {
  const productSubAccountId = api.subAccount && subAccountIds?.[api.subAccount];
  const values: Readonly<Record<string, string | undefined>> = {
    subAccountId: productSubAccountId || subAccountId,
    accountId,
    channelId: whatsAppChannelId,
  };
  return pathFields(operation)
    .map((name) => ({ name, value: values[name] }))
    .filter(({ value }) => value);
}

function compileValidation(entry: CatalogueEntry): Check {
  const { operation, api } = entry;
  const pathFieldNames = pathFields(operation);
  const required = [...new Set([...pathFieldNames, ...(operation.input.required ?? [])])];
  const checkFields = compileCheck({ ...operation.input, required });
  const products: readonly unknown[] = hasProductChoice(entry) ? productsOf(api) : [];
  const multiSegmentFields = new Set(pathFieldNames.filter((name) => operation.path.includes(`{+${name}}`)));
  const validatePathField = (name: string, value: unknown): Issue | undefined =>
    multiSegmentFields.has(name) ? validatePath(name, value) : validateSegment(name, value);
  return (value, now) => {
    const result = checkFields(value, now);
    if (result.issues.length) return { ...result, issues: result.issues.map(withConfigurationAdvice) };
    const input = value as Input;
    const issues = pathFieldNames.flatMap((name) => validatePathField(name, input[name]) ?? []);
    const consentIssue = validateConsent(operation.consent, input);
    if (consentIssue) issues.push(consentIssue);
    if (operation.numbersInFile) issues.push(...validateNumbersInFile(operation.numbersInFile, input));
    if (products.length && !products.includes(input['product'])) issues.push(productIssue(products));
    return issues.length ? { ...result, issues } : result;
  };
}

/** The client options that are the defaults of path fields. */
const optionOfField: Readonly<Record<string, keyof ClientOptions>> = {
  subAccountId: 'subAccountId',
  accountId: 'accountId',
  channelId: 'whatsAppChannelId',
};

function withConfigurationAdvice(issue: Issue): Issue {
  const option = issue.rule === 'required' ? optionOfField[issue.path] : undefined;
  return option === undefined
    ? issue
    : { ...issue, advice: `Set it in the input, or configure a default ${option}.` };
}

/** An unknown product is an error, not a warning, because the client has no host for it. */
function productIssue(products: readonly unknown[]): Issue {
  const advice = `Use ${products.join(' or ')}.`;
  return { path: 'product', rule: 'enum', message: 'does not offer this operation', advice };
}

/** The product and the URL of a request. */
type Destination = Pick<ApiRequest, 'product' | 'url'>;

function compileDestination(
  { api, operation }: CatalogueEntry,
  clientOptions: ClientOptions,
): (input: Input) => Destination {
  const { region = 'asiaPacific', baseUrl } = clientOptions;
  const { server } = operation;
  const products = productsOf(api);
  const hosts = new Map(
    products.map((product) => [
      product,
      server !== undefined && baseUrl === undefined ? server : productUrl(product, region, baseUrl),
    ]),
  );
  // Items at odd indexes are field names. The others are the literal text between them.
  const parts = operation.path.split(/\{(\+?\w+)\}/);
  const encodeField = (input: Input, name: string): string =>
    name.startsWith('+') ? encodePath(input[name.slice(1)]) : encodeSegment(input[name]);
  return (input) => {
    const product = products.length > 1 ? (input['product'] as Product) : products[0];
    let url = hosts.get(product) ?? '';
    parts.forEach((part, index) => (url += index % 2 ? encodeField(input, part) : part));
    return { product, url };
  };
}

/** Sends all fields that are not in the path as query parameters, including fields unknown to the catalogue. */
function compileGetRequest(
  entry: CatalogueEntry,
  clientOptions: ClientOptions,
): CompiledOperation['buildRequest'] {
  const destination = compileDestination(entry, clientOptions);
  const excludedFields = new Set([
    ...pathFields(entry.operation),
    ...(hasProductChoice(entry) ? ['product'] : []),
  ]);
  return (input) => {
    const { product, url } = destination(input);
    return { product, method: 'GET', url: `${url}${queryString(omitFields(input, excludedFields))}` };
  };
}

function compileBodyRequest(
  entry: CatalogueEntry,
  clientOptions: ClientOptions,
): CompiledOperation['buildRequest'] {
  const { operation } = entry;
  const { method, query = [], body: bodyField } = operation;
  const destination = compileDestination(entry, clientOptions);
  const excludedFields = new Set([
    ...pathFields(operation),
    ...query,
    ...(hasProductChoice(entry) ? ['product'] : []),
    ...(operation.consent ? [consentField] : []),
  ]);
  const files = new Set(fileFields(operation));
  const hasBody = bodyFields(entry).length > 0;
  return (input, random) => {
    const { product, url: baseUrl } = destination(input);
    const url = query.length ? `${baseUrl}${queryString(pickFields(input, query))}` : baseUrl;
    const requestWithBody = (value: unknown): ApiRequest =>
      value === undefined || value === null
        ? { product, method, url }
        : { product, method, url, body: toJson(entry, value) };
    if (bodyField !== undefined) return requestWithBody(input[bodyField]);
    const rest = omitFields(input, excludedFields);
    if (operation.multipart) {
      const fields = operation.numbersInFile ? cleanNumbersInFile(operation.numbersInFile, rest) : rest;
      return { product, method, url, ...buildMultipart(fields, files, random) };
    }
    return requestWithBody(hasBody || Object.keys(rest).length ? rest : undefined);
  };
}

/**
 * The length from which JSON is sent as bytes. Node.js copies a text body once more to prepend the headers. Bytes are also
 * stored outside the V8 heap, so the garbage collector does not move them.
 */
const minBytesLength = 16_384;

/** Free-form fields can contain values that JSON does not support, such as cycles and bigints. */
function toJson({ id }: CatalogueEntry, value: unknown): string | Uint8Array {
  try {
    const text = JSON.stringify(value);
    return text.length < minBytesLength ? text : new TextEncoder().encode(text);
  } catch {
    throw new ValidationError(id, [
      {
        path: '',
        rule: 'json',
        message: 'cannot be converted to JSON',
        advice: 'Remove circular references, and convert bigints to strings.',
      },
    ]);
  }
}

const pickFields = (input: Input, names: readonly string[]): Input =>
  Object.fromEntries(names.map((name) => [name, input[name]]));
