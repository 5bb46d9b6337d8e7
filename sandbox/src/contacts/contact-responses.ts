import type { ContactsGetBatchOutput, ContactsGroup, OperationOutput } from 'cpaas-8x8';

import { defined } from '../engine/json';
import type { Contact, ContactBook, ContactGroup } from './contact-store';
import type { ContactBatch } from './batches/contact-batch';
import { memberCount } from './contact-index';

/** A group as 8x8 shows it. */
export function shownGroup(book: ContactBook, { id, createdAt, details }: ContactGroup): ContactsGroup {
  return { id, contacts: memberCount(book, id), createdAt, ...details };
}

/** A contact as 8x8 shows it, with its groups in full. */
export function shownContact(
  book: ContactBook,
  { id, createdAt, details }: Contact,
): OperationOutput<'contacts.get'> {
  const { groups, addresses, customAttributes, ...names } = details;
  return {
    id,
    createdAt,
    ...names,
    groups: book.groups.filter((group) => groups.includes(group.id)).map((group) => shownGroup(book, group)),
    addresses,
    customAttributes,
  };
}

/** A batch as 8x8 shows it; of an upload also the file and, once it has ended, how it went. */
export function shownBatch(url: string, batch: ContactBatch): ContactsGetBatchOutput {
  const { id, createdAt, work, status, counts, invalidFile } = batch;
  const shown = { id, type: work.type, status, createdAt };
  if (work.type !== 'createContacts') return shown;
  const folder = `${url}/contacts/files/${id}`;
  return defined<ContactsGetBatchOutput>({
    ...shown,
    fileName: work.fileName,
    fileType: work.fileName.toLowerCase().endsWith('.csv') ? 'csv' : 'xls',
    fileLocation: `${folder}/${encodeURIComponent(work.fileName)}`,
    invalidFileLocation: invalidFile === undefined ? undefined : `${folder}/invalid.csv`,
    ...counts,
  });
}
