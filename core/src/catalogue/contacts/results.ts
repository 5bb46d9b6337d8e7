import { addressesOutput } from './addresses';
import { contactId, groupId, pageFields, requiredPageFields } from './fields';

/** A group, as 8x8 shows it. */
export const group = {
  type: 'object',
  properties: {
    id: { type: 'number', description: groupId.description },
    name: { type: 'string', description: 'What the group is called; no other group has the same name' },
    description: { type: 'string', description: 'What the group is for' },
    isBlacklist: {
      type: 'boolean',
      description: 'Whether 8x8 stops messages to the contacts of the group',
    },
    contacts: { type: 'number', description: 'How many contacts are in the group' },
    createdAt: { type: 'string', description: 'When the group was created, UTC' },
  },
  required: ['id', 'name'],
} as const;

export const groupList = {
  type: 'object',
  properties: {
    items: { type: 'array', description: 'Groups on this page', items: group },
    ...pageFields,
  },
  required: requiredPageFields,
} as const;

/** A contact, as 8x8 shows it. */
export const contact = {
  type: 'object',
  properties: {
    id: { type: 'number', description: contactId.description },
    createdAt: { type: 'string', description: 'When the contact was created, UTC' },
    firstName: { type: 'string', description: 'First name of the person' },
    lastName: { type: 'string', description: 'Last name of the person' },
    externalId: { type: 'string', description: 'Your own ID of the contact' },
    country: { type: 'string', description: 'Country of the contact, two-letter ISO 3166 code' },
    groups: { type: 'array', description: 'Groups that the contact is in', items: group },
    addresses: addressesOutput,
    customAttributes: {
      type: 'object',
      description: 'Values of your own, by name',
      properties: {},
      additionalProperties: {},
    },
  },
  required: ['id', 'addresses'],
} as const;

export const contactList = {
  type: 'object',
  properties: {
    items: { type: 'array', description: 'Contacts on this page', items: contact },
    ...pageFields,
  },
  required: requiredPageFields,
} as const;

/** What every batch says of itself. */
const batchFields = {
  id: { type: 'string', format: 'uuid', description: 'ID that 8x8 gave the batch, to ask how far it is' },
  type: {
    type: 'string',
    description: 'What the batch does to contacts or groups',
    enum: ['createContacts', 'deleteContacts', 'copyContacts', 'moveContacts', 'deleteGroups'],
  },
  status: {
    type: 'string',
    description: 'How far the batch is; only queued and inProgress are not final',
    enum: ['queued', 'inProgress', 'failed', 'completed', 'stopped', 'timeout'],
  },
  createdAt: { type: 'string', description: 'When 8x8 took the batch, UTC' },
} as const;

const fileOfUpload = {
  fileName: { type: 'string', description: 'Name that the uploaded file had' },
  fileType: {
    type: 'string',
    description: 'Whether the uploaded file is a CSV or an Excel file',
    enum: ['csv', 'xls'],
  },
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
    totalRows: { type: 'integer', description: 'How many rows the file has' },
    errorRows: { type: 'integer', description: 'How many rows were refused' },
    duplicatedRows: { type: 'integer', description: 'How many rows held contacts that existed already' },
    insertedRows: { type: 'integer', description: 'How many rows made a new contact' },
    contactGroups: { type: 'integer', description: 'How many groups the contacts were added to' },
  },
  required: ['id', 'status'],
} as const;

export const batchList = {
  type: 'object',
  properties: {
    items: { type: 'array', description: 'Batches on this page', items: batch },
    ...pageFields,
  },
  required: requiredPageFields,
} as const;
