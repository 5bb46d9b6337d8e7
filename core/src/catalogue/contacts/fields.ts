import type { Paging } from '../operation';

/**
 * The ID of a contact. This and the next schemas are the input fields that operations on contacts, groups and batches
 * share.
 */
export const contactId = {
  type: 'integer',
  title: 'Contact ID',
  description: 'ID that 8x8 gave the contact',
  examples: [41000123],
} as const;

export const groupId = {
  type: 'integer',
  title: 'Group ID',
  description: 'ID that 8x8 gave the group',
  examples: [8300],
} as const;

export const contactIds = {
  type: 'array',
  title: 'Contact IDs',
  description: 'IDs that 8x8 gave the contacts',
  minItems: 1,
  items: contactId,
  examples: [[41000123, 41000124]],
} as const;

export const batchId = {
  type: 'string',
  title: 'Batch ID',
  description: 'ID that 8x8 returned when the batch was accepted',
  format: 'uuid',
  examples: ['0d0a9a2e-6f3b-4b7e-9a35-5c1d2e8f7a60'],
} as const;

/** The paging of every list in the Contacts API. */
export const contactPaging = {
  items: 'items',
  by: { kind: 'page', page: 'offset', size: 'limit', defaultSize: 20, more: 'hasNextPage' },
} as const satisfies Paging;

export const limit = {
  type: 'integer',
  title: 'Page Size',
  description: 'Number of entries on a page, up to 500',
  minimum: 1,
  maximum: 500,
  default: 20,
} as const;

export const offset = {
  type: 'integer',
  title: 'Page',
  description: 'Number of the page, from 0',
  minimum: 0,
  examples: [0],
} as const;

/** The fields of a page beside its entries. */
export const pageFields = {
  page: { type: 'number', description: "Number of the page, from 1 in 8x8's samples" },
  totalPages: { type: 'number', description: 'Number of pages' },
  totalCount: { type: 'number', description: 'Number of entries' },
  totalFiltered: { type: 'number', description: 'Number of entries that the search found' },
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

/** One operation of a JSON Patch (RFC 6902). 8x8's schema lacks `from`, and only allows strings as values. */
const step = {
  type: 'object',
  properties: {
    op: {
      type: 'string',
      title: 'Operation',
      description: 'What to do with the value; test cancels all changes if the value is not the given one',
      enum: ['add', 'remove', 'replace', 'copy', 'move', 'test'],
    },
    path: {
      type: 'string',
      title: 'Path',
      description: 'JSON Pointer to the value, e.g. /addresses/lineId',
      pattern: '^/',
      examples: ['/firstName'],
    },
    value: {
      title: 'Value',
      description: 'New value or, for test, the expected value',
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
  format: 'patch-step',
  allOf: [
    { if: { properties: { op: { const: 'add' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'replace' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'test' } } }, then: { required: ['value'] } },
    { if: { properties: { op: { const: 'copy' } } }, then: { required: ['from'] } },
    { if: { properties: { op: { const: 'move' } } }, then: { required: ['from'] } },
  ],
} as const;

/** The changes to a contact or a group. If one of them fails, none is made. */
export const patch = {
  type: 'array',
  title: 'Changes',
  description: 'Changes to make, one entry for each (JSON Patch); if one of them fails, none is made',
  minItems: 1,
  items: step,
  examples: [[{ op: 'replace', path: '/firstName', value: 'Mei' }]],
} as const;
