import { batches, upload } from './batches';
import { contactRecords } from './contact-records';
import { groupMembers, groups } from './groups';
import { batchStatus } from './batch-job';
import type { Api } from '../operation';

/** The Contacts API: contacts and groups of an account, and batches that change many of them. */
export const contacts = {
  title: 'Contacts',
  summary: 'Manages the contacts of an account, with groups and blacklists',
  product: 'contacts',
  choices: {
    batchId: 'contacts.getBatches',
    contactId: 'contacts.search',
    from: 'contacts.searchGroups',
    groupId: 'contacts.searchGroups',
    groups: { id: 'contacts.searchGroups' },
    to: 'contacts.searchGroups',
  },
  operations: { ...contactRecords, ...groups, ...groupMembers, ...upload, ...batches, ...batchStatus },
} as const satisfies Api;
