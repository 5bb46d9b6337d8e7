import type { INodeType } from 'n8n-workflow';
import { accountLists, type AccountList } from './account-lists';
import { loading, searching } from './search-list';
import { searchTemplates } from '../template/search-templates';
import { templateFields } from '../template/template-fields';

type Methods = NonNullable<INodeType['methods']>;

/** One method a list, by the name of the list. */
function each<T>(make: (list: AccountList) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(accountLists).map(([name, list]) => [name, make(list)]));
}

/** What the editor asks the account for: lists of a resource locator (`listSearch`), options, named fields of a mapper. */
export const methods: Methods = {
  listSearch: { ...each(searching), searchTemplates },
  loadOptions: each(loading),
  resourceMapping: { templateFields },
};
