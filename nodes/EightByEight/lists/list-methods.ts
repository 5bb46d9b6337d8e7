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
import { toNodeError } from '../../shared/node-error';
import type { Values } from '../fields/field';
import { type AccountList, accountLists } from './account-lists';
import { toListEntries, matchesFilter, fetchListPage } from './list-page';
import { buildListInput } from './list-input';
import { searchTemplates } from '../template/template-locator';
import { templateFields } from '../template/template-fields';

/** Pages that are looked through at once for a row that matches; a person who scrolls on asks for more. */
const maxPages = 5;
/** More entries than this nobody looks through in a list without a search. */
const maxOptions = 1_000;

/** A list for a resource locator: page after page, and only what holds the text that a person types. */
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

/** The same list for a field that takes several of its entries. */
export const createOptionsLoader = (list: AccountList) =>
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

/** What is wrong with the credential or the answer is told as everywhere in the node. */
async function withNodeErrors<T>(context: ILoadOptionsFunctions, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    throw toNodeError(context.getNode(), thrown);
  }
}

type Methods = NonNullable<INodeType['methods']>;

/** One method a list, by the name of the list. */
function createMethods<T>(make: (list: AccountList) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(accountLists).map(([name, list]) => [name, make(list)]));
}

/** What the editor asks the account for: lists of a resource locator (`listSearch`), options, named fields of a mapper. */
export const methods: Methods = {
  listSearch: { ...createMethods(createListSearch), searchTemplates },
  loadOptions: createMethods(createOptionsLoader),
  resourceMapping: { templateFields },
};
