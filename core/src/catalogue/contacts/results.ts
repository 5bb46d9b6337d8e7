import { knownAddresses } from './addresses';
import { pageFields, pageRequired } from './lists';

/** A group, as 8x8 shows it. */
export const group = {
  type: 'object',
  properties: {
    id: { type: 'number' },
    name: { type: 'string' },
    description: { type: 'string' },
    isBlacklist: { type: 'boolean', description: 'Whether messages to its contacts are stopped' },
    contacts: { type: 'number', description: 'How many contacts are in it' },
    createdAt: { type: 'string', description: 'When it was made, UTC' },
  },
  required: ['id', 'name'],
} as const;

export const groupList = {
  type: 'object',
  properties: { items: { type: 'array', items: group }, ...pageFields },
  required: pageRequired,
} as const;

/** A contact, as 8x8 shows it. */
export const contact = {
  type: 'object',
  properties: {
    id: { type: 'number' },
    createdAt: { type: 'string', description: 'When it was made, UTC' },
    firstName: { type: 'string' },
    lastName: { type: 'string' },
    externalId: { type: 'string' },
    country: { type: 'string', description: 'Two-letter ISO 3166 code' },
    groups: { type: 'array', items: group },
    addresses: knownAddresses,
    customAttributes: { type: 'object', properties: {}, additionalProperties: {} },
  },
  required: ['id', 'addresses'],
} as const;

export const contactList = {
  type: 'object',
  properties: { items: { type: 'array', items: contact }, ...pageFields },
  required: pageRequired,
} as const;

/** What every batch says of itself. */
const batchFields = {
  id: { type: 'string', format: 'uuid', description: 'ID of the batch, to ask how far it is' },
  type: {
    type: 'string',
    enum: ['createContacts', 'deleteContacts', 'copyContacts', 'moveContacts', 'deleteGroups'],
  },
  status: {
    type: 'string',
    enum: ['queued', 'inProgress', 'failed', 'completed', 'stopped', 'timeout'],
  },
  createdAt: { type: 'string', description: 'When it was accepted, UTC' },
} as const;

const fileOfUpload = {
  fileName: { type: 'string' },
  fileType: { type: 'string', enum: ['csv', 'xls'] },
  fileLocation: { type: 'string', description: 'Address of the uploaded file' },
} as const;

/** A batch that was started. */
export const startedBatch = {
  type: 'object',
  properties: batchFields,
  required: ['id', 'status'],
} as const;

/** An upload that was started. */
export const startedUpload = {
  type: 'object',
  properties: { ...batchFields, ...fileOfUpload },
  required: ['id', 'status'],
} as const;

/** A batch and how far it is; what is only there for uploads is known from 8x8's sample of the list alone. */
export const batch = {
  type: 'object',
  properties: {
    ...batchFields,
    ...fileOfUpload,
    invalidFileLocation: { type: 'string', description: 'Address of a file with the rows that were refused' },
    totalRows: { type: 'integer', description: 'Rows of the file' },
    errorRows: { type: 'integer', description: 'Rows that were refused' },
    duplicatedRows: { type: 'integer', description: 'Rows of contacts that were there already' },
    insertedRows: { type: 'integer', description: 'Rows that made a new contact' },
    contactGroups: { type: 'integer', description: 'How many groups the contacts were added to' },
  },
  required: ['id', 'status'],
} as const;

export const batchList = {
  type: 'object',
  properties: { items: { type: 'array', items: batch }, ...pageFields },
  required: pageRequired,
} as const;
