import { entriesOf, entryById, type CatalogueEntry } from '../catalogue/entries';
import type { Catalogue } from '../catalogue/operation';
import type { Region } from '../transport/hosts';
import { version as ownVersion } from '../transport/request-headers';
import type { OpenApiDocument, PathItem, SecurityScheme } from './document-types';
import type { OperationDraft } from './operation-draft';
import { ComponentSchemas } from './component-schemas';
import { tokenSchemeName, writeOperation } from './write-operation';
import { draftsByPath } from './drafts-by-path';

/** What a document describes, and for whom. */
export interface OpenApiOptions {
  /** The operations to describe, by id: `['sms.send', 'sms.getBalance']`. Default: all. */
  readonly operations?: readonly string[];
  /**
   * For importers that know no `oneOf`, `anyOf` and `discriminator`, and take little (Salesforce External Services,
   * say): alternatives become one object with the fields of all. It allows more than 8x8 does.
   */
  readonly flat?: boolean;
  /** Default `asiaPacific`. */
  readonly region?: Region;
  /** Puts every product under one address, as it does for the client: a stand-in for 8x8, or a proxy. */
  readonly baseUrl?: string;
  /** Default "8x8 CPaaS". */
  readonly title?: string;
  /** Version of the document. Default: that of this package. */
  readonly version?: string;
}

/**
 * Writes an OpenAPI 3.0.3 document of a catalogue, whole or of chosen operations.
 *
 * Values of an `enum` are those that are known; 8x8 takes them in any case, and adds to them.
 *
 * @example
 * const document = openApiDocument(catalogue, { operations: ['sms.send'], flat: true });
 *
 * @throws {TypeError} when there is no operation of a given id.
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
    if (!entry) throw new TypeError(`There is no operation ${id}. The catalogue lists all.`);
    return entry;
  });
}

function securitySchemes(drafts: readonly OperationDraft[]): Record<string, SecurityScheme> {
  const headers = drafts.flatMap(({ authorization }) =>
    authorization?.kind === 'token' ? [authorization.header] : [],
  );
  return {
    apiKey: { type: 'http', scheme: 'bearer', description: 'The API key, from 8x8 Connect' },
    ...Object.fromEntries(
      headers.map((name) => [
        tokenSchemeName(name),
        { type: 'apiKey', in: 'header', name, description: 'A token that another operation gives' },
      ]),
    ),
  };
}
