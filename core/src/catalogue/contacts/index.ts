import { batches, upload } from './batches';
import { contactRecords } from './contact-records';
import { groupMembers, groups } from './groups';
import { batchStatus } from './batch-job';
import type { Api } from '../operation';

/** The Contacts API: the contact book of an account, its groups, and changes to many contacts at once. */
export const contacts = {
  title: 'Contacts',
  summary: 'Keeps the contact book of an account, with groups and blacklists',
  product: 'contacts',
  operations: { ...contactRecords, ...groups, ...groupMembers, ...upload, ...batches, ...batchStatus },
} as const satisfies Api;
