import type { Api, Catalogue, Consent, Operation, Product } from './operation';

/** An operation with its place in the catalogue: what most faces iterate over. */
export interface CatalogueEntry {
  /** `api.name`, for instance `sms.send`. */
  readonly id: string;
  /** The name of the API on the client: `sms`. */
  readonly apiName: string;
  /** The name of the operation in its API: `send`. */
  readonly name: string;
  /** The API it belongs to. */
  readonly api: Api;
  /** The operation itself. */
  readonly operation: Operation;
}

/** Every operation of a catalogue, in order. */
export function entriesOf(catalogue: Catalogue): CatalogueEntry[] {
  return Object.entries(catalogue).flatMap(([apiName, api]) =>
    Object.entries(api.operations).map(([name, operation]) => ({
      id: `${apiName}.${name}`,
      apiName,
      name,
      api,
      operation,
    })),
  );
}

/** The entry with this id, or `undefined`. */
export function entryById(catalogue: Catalogue, id: string): CatalogueEntry | undefined {
  const [apiName = '', name = ''] = id.split('.', 2);
  const api = Object.hasOwn(catalogue, apiName) ? catalogue[apiName] : undefined;
  const operation = api && Object.hasOwn(api.operations, name) ? api.operations[name] : undefined;
  return api && operation ? { id, apiName, name, api, operation } : undefined;
}

/** The products an API is offered by; the first is the default. */
export function productsOf(api: Api): readonly [Product, ...Product[]] {
  return typeof api.product === 'string' ? [api.product] : api.product;
}

/** The fields of an operation's input that stand in its path. */
export function pathFields(operation: Operation): string[] {
  return [...operation.path.matchAll(/\{\+?(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** The fields of an operation's input that are files. */
export function fileFields({ input }: Operation): string[] {
  return Object.entries(input.properties)
    .filter(([, schema]) => schema.type === 'string' && schema.format === 'binary')
    .map(([name]) => name);
}

/** Whether an operation brings a file, not JSON. */
export function isFile({ output }: Operation): boolean {
  return output?.type === 'string' && output.format === 'binary';
}

/** The fields that travel in the body: whatever is in neither path nor query, and does not choose the host. */
export function bodyFields({ api, operation }: Pick<CatalogueEntry, 'api' | 'operation'>): string[] {
  const elsewhere = new Set([...pathFields(operation), ...(operation.query ?? [])]);
  if (productsOf(api).length > 1) elsewhere.add('product');
  if (operation.consent) elsewhere.add(consentField);
  return Object.keys(operation.input.properties).filter((name) => !elsewhere.has(name));
}

/** The page at 8x8 that an operation follows, by the `docs` of its entry. */
export const referencePage = (docs: string): string => `https://developer.8x8.com/connect/reference/${docs}`;

/** The page at 8x8 that an event follows, by the `docs` of its definition. */
export const guidePage = (docs: string): string => `https://developer.8x8.com/connect/docs/${docs}`;

/** The name of the input field that holds the word. */
export const consentField = 'confirm';

/** Whether an input is the case that needs the word. */
export function needsConsent(
  { when: { field, is } }: Consent,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const value = input[field];
  if (is === undefined) return value === undefined || value === null || value === '';
  return String(value).toLowerCase() === String(is).toLowerCase();
}
