import type { INodeType } from 'n8n-workflow';

/** What the editor asks the account for: lists of a resource locator (`listSearch`), options, named fields of a mapper. */
export const methods: NonNullable<INodeType['methods']> = {
  listSearch: {},
  loadOptions: {},
  resourceMapping: {},
};
