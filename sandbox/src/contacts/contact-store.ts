import type { JsonObject } from '../engine/json';
import type { ContactBatch } from './batches/contact-batch';

/** The kinds of address that a contact can have, one of each. */
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

/** Where a person can be reached; a phone number is digits only. */
export type Addresses = Readonly<Partial<Record<AddressKind, string>>>;

/** What callers say of a contact. */
export interface ContactDetails {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly externalId?: string;
  readonly country?: string;
  readonly addresses: Addresses;
  /** IDs of groups. */
  readonly groups: readonly number[];
  readonly customAttributes: JsonObject;
}

export interface Contact {
  readonly id: number;
  readonly createdAt: string;
  /** Replaced as a whole, by `changeContact` alone. */
  details: ContactDetails;
}

/** What callers say of a group. */
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

/** The contact book of an account, oldest entries first: plain data. */
export interface ContactStore {
  contacts: Contact[];
  groups: ContactGroup[];
  batches: ContactBatch[];
}

export function createContactStore(): ContactStore {
  return { contacts: [], groups: [], batches: [] };
}
