import type { ContactsGetBatchOutput, ContactsGroup, OperationOutput } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import type { SandboxContext } from '../engine/context';
import { withoutUndefined } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import type { ContactBatch } from './batches/contact-batch';
import { countMembers } from './contact-index';
import { groupTable, type Contact, type ContactGroup } from './contact-store';

/** Formats a group as 8x8 returns it. */
export function toGroupOutput(state: SandboxState, { id, createdAt, details }: ContactGroup): ContactsGroup {
  return { id, contacts: countMembers(state, id), createdAt, ...details };
}

/** Formats a contact with its full groups. */
export function toContactOutput(
  state: SandboxState,
  { id, createdAt, details }: Contact,
): OperationOutput<'contacts.get'> {
  const { groups: ids, addresses, customAttributes, ...names } = details;
  const groups = state
    .table(groupTable)
    .filter((group) => ids.includes(group.id))
    .map((group) => toGroupOutput(state, group));
  return {
    id,
    createdAt,
    ...names,
    // By its schema, the list is not empty.
    ...(groups.length > 0 ? { groups } : {}),
    addresses,
    customAttributes,
  };
}

/** Formats a batch. A finished upload includes its counts and files. */
export function toBatchOutput(url: string, batch: ContactBatch): ContactsGetBatchOutput {
  const { id, createdAt, work, status, counts, invalidFile } = batch;
  const output = { id, type: work.type, status, createdAt };
  if (work.type !== 'createContacts') return output;
  const filesUrl = `${url}/contacts/files/${id}`;
  return withoutUndefined<ContactsGetBatchOutput>({
    ...output,
    fileName: work.fileName,
    fileType: work.fileName.toLowerCase().endsWith('.csv') ? 'csv' : 'xls',
    fileLocation: `${filesUrl}/${encodeURIComponent(work.fileName)}`,
    invalidFileLocation: invalidFile === undefined ? undefined : `${filesUrl}/invalid.csv`,
    ...counts,
  });
}

const defaultLimit = 20;

/** The input fields of a page. The server has converted texts such as "20" to numbers. */
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

/** Returns one page of the results. In 8x8's samples `offset` counts pages from 0, and `page` counts from 1. */
export function paginate<T, Item>(
  { limit, offset }: PageInput,
  found: readonly T[],
  totalCount: number,
  toOutput: (entry: T) => Item,
): Page<Item> {
  const size = typeof limit === 'number' ? limit : defaultLimit;
  const index = typeof offset === 'number' ? offset : 0;
  const totalPages = Math.ceil(found.length / size);
  return {
    items: found.slice(index * size, (index + 1) * size).map(toOutput),
    page: index + 1,
    totalPages,
    totalCount,
    totalFiltered: found.length,
    hasPreviousPage: index > 0,
    hasNextPage: index + 1 < totalPages,
  };
}

/** The URL for the `Location` header. */
export function getResourceUrl({ url, state }: SandboxContext, path: string): string {
  return `${url}/contacts/api/v1/accounts/${encodeURIComponent(state.record(accountRecord).accountId)}/${path}`;
}
