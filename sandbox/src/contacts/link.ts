import type { ApiCall } from '../behaviour/api-call';
import { spelled } from '../json';

/** The address of something in the contact book, for `Location`. */
export function linkTo({ world, input }: ApiCall, path: string): string {
  return `${world.url}/contacts/api/v1/accounts/${encodeURIComponent(spelled(input['accountId']))}/${path}`;
}
