import type { JsonObject } from '../engine/json';
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
  details: ContactDetails;
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
  details: GroupDetails;
}

/** The contacts, groups and batches of an account, oldest first: plain data. */
export interface ContactStore {
  contacts: Contact[];
  groups: ContactGroup[];
  batches: ContactBatch[];
}

export function createContactStore(): ContactStore {
  return { contacts: [], groups: [], batches: [] };
}
