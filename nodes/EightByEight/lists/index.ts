import type { INodeType } from 'n8n-workflow';
import { searchTemplates } from '../template/search-templates';
import { templateFields } from '../template/template-fields';

/** What the editor asks the account for: lists of a resource locator (`listSearch`), options, named fields of a mapper. */
export const methods: NonNullable<INodeType['methods']> = {
  listSearch: { searchTemplates },
  loadOptions: {},
  resourceMapping: { templateFields },
};
