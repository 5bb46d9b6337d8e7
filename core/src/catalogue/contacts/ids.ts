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
