import type { JsonObject } from '../engine/json';
import { defineTable } from '../engine/state/table-definition';
import type { ContactBatch } from './batches/contact-batch';

/** The address types. A contact has at most one of each. */
export const addressKinds = [
  'msisdn',
  'email',
  'weChatUserId',
  'facebookUserId',
  'zaloId',
  'lineId',
  'kakaoTalkId',
] as const;

export type AddressKind = (typeof addressKinds)[number];

/** A phone number has digits only. */
export type Addresses = Readonly<Partial<Record<AddressKind, string>>>;

/** The fields that callers set. */
export interface ContactDetails {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly externalId?: string;
  readonly country?: string;
  readonly addresses: Addresses;
  /** Group IDs. */
  readonly groups: readonly number[];
  readonly customAttributes: JsonObject;
}

export interface Contact {
  readonly id: number;
  readonly createdAt: string;
  /** Replaced as a whole, and only by `updateContact`, which also updates the index. */
  readonly details: ContactDetails;
}

/** The fields that callers set. */
export interface GroupDetails {
  readonly name: string;
  readonly description?: string;
  readonly isBlacklist: boolean;
}

export interface ContactGroup {
  readonly id: number;
  readonly createdAt: string;
  readonly details: GroupDetails;
}

/** The contacts, oldest first. */
export const contactTable = defineTable<Contact>({
  name: 'contacts',
  key: ({ id }) => String(id),
  fields: { id: 'number', createdAt: 'string', details: 'object' },
});

export const groupTable = defineTable<ContactGroup>({
  name: 'contactGroups',
  key: ({ id }) => String(id),
  fields: { id: 'number', createdAt: 'string', details: 'object' },
});

export const batchTable = defineTable<ContactBatch>({
  name: 'contactBatches',
  key: ({ id }) => id,
  fields: { id: 'string', createdAt: 'string', work: 'object', status: 'string' },
});
