import { bodyFields, pathFields, productsOf, type CatalogueEntry, consentField } from '../catalogue/entries';
import type { Authorization } from '../catalogue/operation';
import type { ObjectSchema, Schema } from '../validation/json-schema';
import { productUrl, type Region } from '../transport/hosts';
import { mergeSchemas } from './merge-schemas';

/** Options that select the servers. */
export interface ServerOptions {
  readonly region?: Region | undefined;
  readonly baseUrl?: string | undefined;
}

/** One OpenAPI operation before it is written. Catalogue entries with the same path and method share a draft. */
export interface OperationDraft {
  readonly entries: readonly [CatalogueEntry, ...CatalogueEntry[]];
  readonly servers: readonly string[];
  readonly parameters: readonly DraftParameter[];
  readonly body?: DraftBody | undefined;
  /** The output by HTTP status of success. It is `undefined` for an empty body. */
  readonly outputs: ReadonlyMap<number, Schema | undefined>;
  /** The HTTP statuses of the documented errors. */
  readonly errors: readonly number[];
  readonly authorization?: Authorization | undefined;
}

export interface DraftParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Schema;
}

export interface DraftBody {
  readonly schema: Schema;
  readonly required: boolean;
  readonly multipart: boolean;
}

/** Creates the draft of one catalogue entry. */
export function draftOf(entry: CatalogueEntry, serverOptions: ServerOptions): OperationDraft {
  const { operation, api } = entry;
  const { region = 'asiaPacific', baseUrl } = serverOptions;
  const { success, otherSuccess = [], output, errors = [], authorization } = operation;
  return {
    entries: [entry],
    servers: operation.server
      ? [operation.server]
      : productsOf(api).map((product) => productUrl(product, region, baseUrl)),
    parameters: parametersOf(entry),
    body: bodyOf(entry),
    outputs: new Map([success, ...otherSuccess].map((status) => [status, output])),
    errors,
    authorization,
  };
}

/** Merges the drafts of two entries. The result allows what either of them allows. */
export function mergeDrafts(one: OperationDraft, other: OperationDraft): OperationDraft {
  const outputs = new Map(one.outputs);
  for (const [status, output] of other.outputs) {
    const known = outputs.get(status);
    outputs.set(status, known && output ? mergeSchemas(known, output) : (known ?? output));
  }
  return {
    entries: [...one.entries, ...other.entries],
    servers: [...new Set([...one.servers, ...other.servers])],
    parameters: mergeParameters(one.parameters, other.parameters),
    body: one.body && other.body ? mergeBodies(one.body, other.body) : optional(one.body ?? other.body),
    outputs,
    errors: [...new Set([...one.errors, ...other.errors])].sort((a, b) => a - b),
    authorization: one.authorization,
  };
}

function parametersOf(entry: CatalogueEntry): DraftParameter[] {
  const { operation } = entry;
  const { properties, required = [] } = operation.input;
  const inPath = pathFields(operation);
  const inQuery = operation.method === 'GET' ? queryOrBodyFields(entry) : (operation.query ?? []);
  const parameter = (where: 'path' | 'query') => (name: string) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: properties[name] ?? { type: 'string' as const },
  });
  return [...inPath.map(parameter('path')), ...inQuery.map(parameter('query'))];
}

/** The input fields that are not in the path: in the query for GET, else in the body. */
function queryOrBodyFields(entry: CatalogueEntry): string[] {
  const { operation } = entry;
  const fields = [...bodyFields(entry), ...(operation.method === 'GET' ? (operation.query ?? []) : [])];
  return fields.filter((name) => !(operation.consent && name === consentField));
}

function bodyOf(entry: CatalogueEntry): DraftBody | undefined {
  const { method, input, body, multipart = false } = entry.operation;
  if (method === 'GET') return undefined;
  const needed = input.required ?? [];
  if (body !== undefined)
    return { schema: input.properties[body] ?? {}, required: needed.includes(body), multipart };
  const names = queryOrBodyFields(entry);
  if (!names.length) return undefined;
  const { anyOf, oneOf, additionalProperties } = input;
  const inBody = (group: { readonly required: readonly string[] }): boolean =>
    group.required.every((name) => names.includes(name));
  const schema: ObjectSchema = {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, input.properties[name] ?? {}])),
    required: needed.filter((name) => names.includes(name)),
    ...(anyOf?.every(inBody) ? { anyOf } : {}),
    ...(oneOf?.every(inBody) ? { oneOf } : {}),
    ...(additionalProperties ? { additionalProperties } : {}),
  };
  return { schema, required: names.some((name) => needed.includes(name)), multipart };
}

function mergeParameters(
  some: readonly DraftParameter[],
  others: readonly DraftParameter[],
): DraftParameter[] {
  const merged = some.map((one) => {
    const other = others.find(({ name }) => name === one.name);
    return other
      ? { ...one, required: one.required && other.required, schema: mergeSchemas(one.schema, other.schema) }
      : optional(one);
  });
  const known = new Set(some.map(({ name }) => name));
  return [...merged, ...others.filter(({ name }) => !known.has(name)).map(optional)];
}

function mergeBodies(one: DraftBody, other: DraftBody): DraftBody {
  return {
    ...one,
    schema: mergeSchemas(one.schema, other.schema),
    required: one.required && other.required,
  };
}

/** Makes a body or a parameter optional. Parameters in the path stay required. */
const optional = <T extends DraftBody | DraftParameter | undefined>(part: T): T =>
  part && 'in' in part && part.in === 'path' ? part : part && { ...part, required: false };
