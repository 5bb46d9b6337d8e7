import { addressesOutput } from './addresses';
import { contactId, groupId, pageFields, requiredPageFields } from './fields';

/** A group in a response. */
export const group = {
  type: 'object',
  properties: {
    id: { type: 'number', description: groupId.description },
    name: { type: 'string', description: 'Unique name of the group' },
    description: { type: 'string', description: 'Description of the group' },
    isBlacklist: {
      type: 'boolean',
      description: 'Whether 8x8 blocks messages to the contacts of the group',
    },
    contacts: { type: 'number', description: 'Number of contacts in the group' },
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

/** A contact in a response. */
export const contact = {
  type: 'object',
  properties: {
    id: { type: 'number', description: contactId.description },
    createdAt: { type: 'string', description: 'When the contact was created, UTC' },
    firstName: { type: 'string', description: 'First name of the person' },
    lastName: { type: 'string', description: 'Last name of the person' },
    externalId: { type: 'string', description: 'Your own ID of the contact' },
    country: { type: 'string', description: 'Country of the contact, two-letter ISO 3166 code' },
    groups: { type: 'array', description: 'Groups of the contact', items: group },
    addresses: addressesOutput,
    customAttributes: {
      type: 'object',
      description: 'Your own values, by name',
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

/** The fields of every batch. */
const batchFields = {
  id: {
    type: 'string',
    format: 'uuid',
    description: 'ID that 8x8 gave the batch, which Get Contact Batch takes',
  },
  type: {
    type: 'string',
    description: 'Type of batch',
    enum: ['createContacts', 'deleteContacts', 'copyContacts', 'moveContacts', 'deleteGroups'],
  },
  status: {
    type: 'string',
    description: 'State of the batch; all states but queued and inProgress are final',
    enum: ['queued', 'inProgress', 'failed', 'completed', 'stopped', 'timeout'],
  },
  createdAt: { type: 'string', description: 'When 8x8 accepted the batch, UTC' },
} as const;

const fileOfUpload = {
  fileName: { type: 'string', description: 'Name of the uploaded file' },
  fileType: {
    type: 'string',
    description: 'Type of the uploaded file: CSV or Excel',
    enum: ['csv', 'xls'],
  },
  fileLocation: { type: 'string', description: 'URL of the uploaded file' },
} as const;

/** A started batch. */
export const startedBatch = {
  type: 'object',
  properties: batchFields,
  required: ['id', 'status'],
} as const;

/** A started upload. */
export const startedUpload = {
  type: 'object',
  properties: { ...batchFields, ...fileOfUpload },
  required: ['id', 'status'],
} as const;

/** A batch with its progress. The fields of uploads are only documented by 8x8's sample of a list. */
export const batch = {
  type: 'object',
  properties: {
    ...batchFields,
    ...fileOfUpload,
    invalidFileLocation: { type: 'string', description: 'URL of a file with the refused rows' },
    totalRows: { type: 'integer', description: 'Number of rows in the file' },
    errorRows: { type: 'integer', description: 'Number of refused rows' },
    duplicatedRows: { type: 'integer', description: 'Number of rows with existing contacts' },
    insertedRows: { type: 'integer', description: 'Number of rows that created a contact' },
    contactGroups: { type: 'integer', description: 'Number of groups to which the contacts were added' },
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
