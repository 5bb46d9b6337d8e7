import { entriesOf, entryById, type CatalogueEntry } from '../catalogue/entries';
import type { Catalogue } from '../catalogue/operation';
import type { Region } from '../transport/hosts';
import { version as ownVersion } from '../transport/request-headers';
import type { OpenApiDocument, PathItem, SecurityScheme } from './document-types';
import type { OperationDraft } from './operation-draft';
import { ComponentSchemas } from './component-schemas';
import { tokenSchemeName, writeOperation } from './write-operation';
import { draftsByPath } from './drafts-by-path';

/** Options of `openApiDocument`. */
export interface OpenApiOptions {
  /** The IDs of the operations: `['sms.send', 'sms.getBalance']`. Default: all. */
  readonly operations?: readonly string[];
  /**
   * Replaces alternatives by one object with the fields of all, for importers without `oneOf`, `anyOf` and
   * `discriminator`, such as Salesforce External Services. The result allows more than 8x8 does. Default: false.
   */
  readonly flat?: boolean;
  /** The region whose hosts are listed. Default: `asiaPacific`. */
  readonly region?: Region;
  /** The URL of a sandbox or a proxy that serves every product under its own path. It replaces the region. */
  readonly baseUrl?: string;
  /** The title of the document. Default: "8x8 CPaaS". */
  readonly title?: string;
  /** The version of the document. Default: the version of this package. */
  readonly version?: string;
}

/**
 * Creates an OpenAPI 3.0.3 document from a catalogue, with all operations or selected ones.
 *
 * An `enum` lists the known values. 8x8 accepts them in upper and lower case, and adds values over time.
 *
 * @example
 * const document = openApiDocument(catalogue, { operations: ['sms.send'], flat: true });
 *
 * @throws {TypeError} if an operation ID does not exist.
 */
export function openApiDocument(catalogue: Catalogue, options: OpenApiOptions = {}): OpenApiDocument {
  const { flat = false, region, baseUrl, title = '8x8 CPaaS', version = ownVersion } = options;
  const entries = selectEntries(catalogue, options.operations);
  const byPath = draftsByPath(entries, { region, baseUrl });
  const drafts = [...byPath.values()].flatMap((methods) => [...methods.values()]);
  const servers = [...new Set(drafts.flatMap((draft) => draft.servers))];
  const components = new ComponentSchemas();
  const paths = Object.fromEntries(
    [...byPath].map(([path, methods]): [string, PathItem] => [
      path,
      Object.fromEntries(
        [...methods].map(([method, draft]) => [method, writeOperation(draft, { flat, servers }, components)]),
      ),
    ]),
  );
  const apis = [...new Set(entries.map(({ api }) => api))];
  return {
    openapi: '3.0.3',
    info: { title, version, description: apis.map(({ summary }) => `${summary}.`).join(' ') },
    servers: servers.map((url) => ({ url })),
    tags: apis.map((api) => ({ name: api.title, description: api.summary })),
    paths,
    components: { schemas: components.all(), securitySchemes: securitySchemes(drafts) },
    security: [{ apiKey: [] }],
  };
}

function selectEntries(catalogue: Catalogue, ids: readonly string[] | undefined): CatalogueEntry[] {
  if (!ids) return entriesOf(catalogue);
  return [...new Set(ids)].map((id) => {
    const entry = entryById(catalogue, id);
    if (!entry) throw new TypeError(`There is no operation ${id}. The catalogue lists all operations.`);
    return entry;
  });
}

function securitySchemes(drafts: readonly OperationDraft[]): Record<string, SecurityScheme> {
  const headers = drafts.flatMap(({ authorization }) =>
    authorization?.kind === 'token' ? [authorization.header] : [],
  );
  return {
    apiKey: { type: 'http', scheme: 'bearer', description: 'The API key from 8x8 Connect' },
    ...Object.fromEntries(
      headers.map((name) => [
        tokenSchemeName(name),
        { type: 'apiKey', in: 'header', name, description: 'A token that another operation returns' },
      ]),
    ),
  };
}
