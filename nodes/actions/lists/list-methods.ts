import { catalogue, entryById, type CatalogueEntry } from '../../../core/src/catalogue';
import type { EightByEightClient } from '../../../core/src/generated';
import {
  NodeOperationError,
  type ILoadOptionsFunctions,
  type INodeListSearchResult,
  type INodePropertyOptions,
  type INodeType,
} from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { testCredential } from '../../shared/credential-test';
import { toNodeError } from '../../shared/node-error';
import type { Values } from '../fields/field';
import { type AccountList, accountLists } from './account-lists';
import { toListEntries, matchesFilter, fetchListPage } from './list-page';
import { buildListInput } from './list-input';
import { searchTemplates } from '../template/template-locator';
import { templateFields } from '../template/template-fields';

/** How many pages to search for a matching row in one call. n8n calls again when the user scrolls. */
const maxPages = 5;
/** The length limit of a list without a search. */
const maxOptions = 1_000;

/** Creates the n8n method that lists the entries for a resource locator, page by page, filtered by the typed text. */
export const createListSearch = (list: AccountList) =>
  async function (
    this: ILoadOptionsFunctions,
    filter?: string,
    paginationToken?: string,
  ): Promise<INodeListSearchResult> {
    return await withNodeErrors(this, async () => {
      const { client, entry, input } = await createListRequest(this, list);
      const typed = filter === undefined || filter.trim() === '' ? undefined : filter.trim();
      const sought: Values =
        list.searchField !== undefined && typed !== undefined
          ? { ...input, [list.searchField]: typed }
          : input;
      let from = paginationToken;
      for (let pages = 1; ; pages++) {
        const { rows, next } = await fetchListPage(client, entry, list, sought, from);
        const entries = toListEntries(list, rows);
        const results =
          list.searchField === undefined ? entries.filter((each) => matchesFilter(each, typed)) : entries;
        if (next === undefined) return { results };
        if (results.length > 0 || pages >= maxPages) return { results, paginationToken: next };
        from = next;
      }
    });
  };

/** Creates the n8n method that lists all entries for a multi-select field. */
const createOptionsLoader = (list: AccountList) =>
  async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
    return await withNodeErrors(this, async () => {
      const { client, entry, input } = await createListRequest(this, list);
      const found: INodePropertyOptions[] = [];
      let from: string | undefined;
      do {
        const { rows, next } = await fetchListPage(client, entry, list, input, from);
        found.push(...toListEntries(list, rows));
        from = next;
      } while (from !== undefined && found.length < maxOptions);
      return found;
    });
  };

interface ListRequest {
  readonly client: EightByEightClient;
  readonly entry: CatalogueEntry;
  readonly input: Values;
}

async function createListRequest(context: ILoadOptionsFunctions, list: AccountList): Promise<ListRequest> {
  const entry = entryById(catalogue, list.operation);
  if (!entry) throw new NodeOperationError(context.getNode(), `There is no list of ${list.itemName}s`);
  const input = buildListInput(context, catalogue, entry, list.itemName);
  return { client: await clientFor(context), entry, input };
}

/** Converts errors to the node's error messages. */
async function withNodeErrors<T>(context: ILoadOptionsFunctions, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw toNodeError(context.getNode(), error);
  }
}

type Methods = NonNullable<INodeType['methods']>;

/** Creates one method for each account list. */
function createMethods<T>(make: (list: AccountList) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(accountLists).map(([name, list]) => [name, make(list)]));
}

/** The methods that n8n's editor calls: to load lists and template fields from the account, and to test the credential. */
export const methods: Methods = {
  credentialTest: { testCredential },
  listSearch: { ...createMethods(createListSearch), searchTemplates },
  loadOptions: createMethods(createOptionsLoader),
  resourceMapping: { templateFields },
};
