import type { Api, Catalogue, Consent, Operation, Product } from './operation';

/** An operation with its ID and its API. */
export interface CatalogueEntry {
  /** API name and operation name: `sms.send`. */
  readonly id: string;
  /** The name of the API on the client: `sms`. */
  readonly apiName: string;
  /** The name of the operation in its API: `send`. */
  readonly name: string;
  /** The API of the operation. */
  readonly api: Api;
  /** The description of the operation. */
  readonly operation: Operation;
}

/** Lists every operation of a catalogue, in order. */
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

/** Finds the operation with this ID. */
export function entryById(catalogue: Catalogue, id: string): CatalogueEntry | undefined {
  const [apiName = '', name = ''] = id.split('.', 2);
  const api = Object.hasOwn(catalogue, apiName) ? catalogue[apiName] : undefined;
  const operation = api && Object.hasOwn(api.operations, name) ? api.operations[name] : undefined;
  return api && operation ? { id, apiName, name, api, operation } : undefined;
}

/** The products that serve an API. The first is the default. */
export function productsOf(api: Api): readonly [Product, ...Product[]] {
  return typeof api.product === 'string' ? [api.product] : api.product;
}

/** The operation that this one sends for many recipients at once: `send` for the batch `sendBatch`. */
export function batchedOperation({ api, name }: Pick<CatalogueEntry, 'api' | 'name'>): Operation | undefined {
  return Object.values(api.operations).find(({ batching }) => batching?.operation === name);
}

/** The input fields that are part of the path. */
export function pathFields(operation: Operation): string[] {
  return [...operation.path.matchAll(/\{\+?(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** The input fields that are files. */
export function fileFields({ input }: Operation): string[] {
  return Object.entries(input.properties)
    .filter(([, schema]) => schema.type === 'string' && schema.format === 'binary')
    .map(([name]) => name);
}

/** Whether an operation returns a file instead of JSON. */
export function isFile({ output }: Operation): boolean {
  return output?.type === 'string' && output.format === 'binary';
}

/** The input fields that are sent in the body: those that are not in the path or query and do not choose the product. */
export function bodyFields({ api, operation }: Pick<CatalogueEntry, 'api' | 'operation'>): string[] {
  const otherFields = new Set([...pathFields(operation), ...(operation.query ?? [])]);
  if (productsOf(api).length > 1) otherFields.add('product');
  if (operation.consent) otherFields.add(consentField);
  return Object.keys(operation.input.properties).filter((name) => !otherFields.has(name));
}

/** The URL of an operation's page in 8x8's API reference. */
export const referencePage = (docs: string): string => `https://developer.8x8.com/connect/reference/${docs}`;

/** The URL of a page in 8x8's guides, such as the one that describes a webhook event. */
export const guidePage = (docs: string): string => `https://developer.8x8.com/connect/docs/${docs}`;

/** The input field with the confirmation of a destructive operation. It is not sent to 8x8. */
export const consentField = 'confirm';

/** Whether an input is the case that the caller must confirm. */
export function needsConsent(
  { when: { field, is } }: Consent,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const value = input[field];
  if (is === undefined) return value === undefined || value === null || value === '';
  return String(value).toLowerCase() === String(is).toLowerCase();
}
