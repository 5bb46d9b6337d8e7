import type { Deviation } from './deviations';

/** The deliberate differences between the catalogue and 8x8's OpenAPI file for the Contacts API, with reasons. */
export const contactsDeviations: readonly Deviation[] = [
  {
    because: 'The ID of a contact is a number wherever 8x8 shows it',
    differences: ['contacts.* path.contactId: string there, integer here'],
  },
  {
    because:
      'Its description lets national numbers through, which the pattern refuses when they begin with 0',
    differences: ['contacts.create body.addresses.msisdn: minLength 1 there, none here'],
  },
  {
    because: 'A pattern says it, with room for addresses that a strict format refuses',
    differences: [
      'contacts.create body.addresses.email: format "email" there, none here',
      'contacts.update* body[].path: format "json-pointer" there, none here',
    ],
  },
  {
    because:
      'JSON Patch, which the file refers to, has values of any kind, and copies and moves from somewhere',
    differences: [
      'contacts.update* body[].value: string there, anything here',
      'contacts.update* body[].from: here, not there',
    ],
  },
  {
    because: 'Custom attributes have names of their own',
    differences: ['contacts.*customAttributes: free-form here, not there'],
  },
  {
    because: 'Without it there is nothing to do',
    differences: [
      'contacts.* body.contacts: required here, not there',
      'contacts.* body.contacts: minItems none there, 1 here',
      'contacts.delete*Batch body.*: minItems none there, 1 here',
      'contacts.update* body: minItems none there, 1 here',
    ],
  },
  {
    because: 'What a number must look like is known, though the file does not say it of this field',
    differences: [
      'contacts.blacklist path.msisdn: format none there, "msisdn" here',
      'contacts.deleteBatch body.msisdns[]: format none there, "msisdn" here',
    ],
  },
  {
    because: 'Lists are friendlier than texts with commas, which they become on their way',
    differences: [
      'contacts.uploadBatch body.groups: string there, array here',
      'contacts.uploadBatch body.fileColumns: string there, array here',
    ],
  },
  {
    because: 'A group twice in the list is the same as once',
    differences: ['contacts.create body.groups: uniqueItems true there, none here'],
  },
  {
    because: 'Every sample shows it, and nothing can be done with an answer that lacks it',
    differences: [
      'contacts.* response*id: required here, not there',
      'contacts.* response*name: required here, not there',
      'contacts.*Batch response.status: required here, not there',
      'contacts.getBatches response.*: required here, not there',
    ],
  },
  {
    because: 'The sample of the list of batches shows it',
    differences: [
      'contacts.getBatch response.*Rows: here, not there',
      'contacts.getBatch response.contactGroups: here, not there',
      'contacts.getBatch response.file*: here, not there',
      'contacts.getBatch response.invalidFileLocation: here, not there',
    ],
  },
  {
    because: 'An answer with status 204 has no body',
    differences: ['contacts.deleteGroup response: there, not here'],
  },
];
