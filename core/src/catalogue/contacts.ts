import { batches } from './contacts/batches';
import { contactRecords } from './contacts/contact-records';
import { groupMembers } from './contacts/group-members';
import { groups } from './contacts/groups';
import { jobs } from './contacts/jobs';
import { upload } from './contacts/upload';
import type { Api } from './operation';

/** The Contacts API: the contact book of an account, its groups, and changes to many contacts at once. */
export const contacts = {
  title: 'Contacts',
  summary: 'Keeps the contact book of an account, with groups and blacklists',
  product: 'contacts',
  operations: { ...contactRecords, ...groups, ...groupMembers, ...upload, ...batches, ...jobs },
} as const satisfies Api;
