import type { Paging } from '../operation';

/** IDs of the Contacts API: numbers, but for those of batches. */

export const contactId = {
  type: 'integer',
  title: 'Contact ID',
  description: 'Number that 8x8 gave the contact',
  examples: [41000123],
} as const;

export const groupId = {
  type: 'integer',
  title: 'Group ID',
  description: 'Number that 8x8 gave the group',
  examples: [8300],
} as const;

export const contactIds = {
  type: 'array',
  title: 'Contact IDs',
  description: 'The numbers that 8x8 gave the contacts',
  minItems: 1,
  items: contactId,
  examples: [[41000123, 41000124]],
} as const;

export const batchId = {
  type: 'string',
  title: 'Batch ID',
  description: 'The ID that was returned when the batch was accepted',
  format: 'uuid',
  examples: ['0d0a9a2e-6f3b-4b7e-9a35-5c1d2e8f7a60'],
} as const;

/** How the lists of the Contacts API come: contacts, groups and batches alike. */
export const contactPaging = {
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

export const requiredPageFields = [
  'items',
  'page',
  'totalPages',
  'totalCount',
  'totalFiltered',
  'hasPreviousPage',
  'hasNextPage',
] as const;

/** One step of a JSON Patch (RFC 6902). 8x8's schema has neither `from` nor values that are no texts. */
const step = {
  type: 'object',
  properties: {
    op: {
      type: 'string',
      title: 'Operation',
      description: 'What to do with the value; test stops all changes unless the value is the one given',
      enum: ['add', 'remove', 'replace', 'copy', 'move', 'test'],
    },
    path: {
      type: 'string',
      title: 'Path',
      description: 'JSON Pointer to the value, beginning with a slash, e.g. /addresses/lineId',
      pattern: '^/',
      examples: ['/firstName'],
    },
    value: {
      title: 'Value',
      description: 'The new value; for test the expected one',
      examples: ['Mei'],
    },
    from: {
      type: 'string',
      title: 'From',
      description: 'JSON Pointer to the value to copy or move',
      pattern: '^/',
      examples: ['/firstName'],
    },
  },
  required: ['op', 'path'],
  allOf: [
    { if: { properties: { op: { const: 'add' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'replace' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'test' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'copy' } } }, then: { required: ['from'] } },
    { if: { properties: { op: { const: 'move' } } }, then: { required: ['from'] } },
  ],
} as const;

/** Changes to a contact or a group, done in order; when one of them fails, none is done. */
export const patch = {
  type: 'array',
  title: 'Changes',
  description: 'What to change, as a JSON Patch: all of it or, when a step fails, nothing',
  minItems: 1,
  items: step,
  examples: [[{ op: 'replace', path: '/firstName', value: 'Mei' }]],
} as const;
