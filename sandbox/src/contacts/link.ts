import type { World } from '../engine/context';

/** The address of something in the contact book, for `Location`. */
export function linkTo({ url, state }: World, path: string): string {
  return `${url}/contacts/api/v1/accounts/${encodeURIComponent(state.account.accountId)}/${path}`;
}
