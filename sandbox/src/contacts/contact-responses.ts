import type { ContactsGetBatchOutput, ContactsGroup, OperationOutput } from 'cpaas-8x8';
import { defined } from '../engine/json';
import type { Contact, ContactBook, ContactGroup } from './contact-store';
import type { ContactBatch } from './batches/contact-batch';
import { memberCount } from './contact-index';
import type { World } from '../engine/context';

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

const defaultLimit = 20;

/** Which page the caller asks for. A number may be written as a string. */
interface PageInput {
  readonly limit?: number | string | undefined;
  readonly offset?: number | string | undefined;
}

interface Page<Item> {
  items: Item[];
  page: number;
  totalPages: number;
  totalCount: number;
  totalFiltered: number;
  hasPreviousPage: boolean;
  hasNextPage: boolean;
}

/** A page of what was found. `offset` counts pages from 0, and `page`, in 8x8's samples, from 1. */
export function pageOf<T, Item>(
  { limit, offset }: PageInput,
  found: readonly T[],
  totalCount: number,
  show: (entry: T) => Item,
): Page<Item> {
  const size = typeof limit === 'number' ? limit : defaultLimit;
  const index = typeof offset === 'number' ? offset : 0;
  const totalPages = Math.ceil(found.length / size);
  return {
    items: found.slice(index * size, (index + 1) * size).map(show),
    page: index + 1,
    totalPages,
    totalCount,
    totalFiltered: found.length,
    hasPreviousPage: index > 0,
    hasNextPage: index + 1 < totalPages,
  };
}

/** The address of something in the contact book, for `Location`. */
export function linkTo({ url, state }: World, path: string): string {
  return `${url}/contacts/api/v1/accounts/${encodeURIComponent(state.account.accountId)}/${path}`;
}
