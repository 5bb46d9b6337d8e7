import type { Paging } from '../operation';

/** How the lists of the Contacts API come: contacts, groups and batches alike. */
export const byPage = {
  items: 'items',
  by: { kind: 'page', page: 'offset', size: 'limit', defaultSize: 20, more: 'hasNextPage' },
} as const satisfies Paging;

export const limit = {
  type: 'integer',
  title: 'Page Size',
  description: 'How many entries a page has',
  minimum: 1,
  maximum: 500,
  default: 20,
} as const;

export const offset = {
  type: 'integer',
  title: 'Page',
  description: 'Which page to get, counted from 0: it counts pages, not entries',
  minimum: 0,
  examples: [0],
} as const;

/** What stands around the entries of a page. */
export const pageFields = {
  page: { type: 'number', description: "Number of the page; 8x8's samples count it from 1" },
  totalPages: { type: 'number', description: 'How many pages there are' },
  totalCount: { type: 'number', description: 'How many entries there are in all' },
  totalFiltered: { type: 'number', description: 'How many entries the search has found' },
  hasPreviousPage: { type: 'boolean', description: 'Whether there is a page before this one' },
  hasNextPage: { type: 'boolean', description: 'Whether there is a page after this one' },
} as const;

export const pageRequired = [
  'items',
  'page',
  'totalPages',
  'totalCount',
  'totalFiltered',
  'hasPreviousPage',
  'hasNextPage',
] as const;
