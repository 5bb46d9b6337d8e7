import { ApiError, type CallOptions, type EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';

/** No message has this ID. 8x8 answers 404 to a valid key, and 401 to an invalid one. */
const unknownUmid = '00000000-0000-4000-8000-000000000000';

/**
 * Sends one free read request that works with what the account has configured. It shows whether 8x8 answers and
 * accepts the key.
 */
export function probe(
  client: EightByEightClient,
  { accountId, subAccountId, subAccountIds = {} }: EightByEightModuleOptions,
  callOptions: CallOptions,
): PromiseLike<unknown> {
  if (accountId !== undefined) return client.sms.getBalance({}, callOptions);
  if (subAccountIds.sms ?? subAccountId) return client.sms.getDetails({ umid: unknownUmid }, callOptions);
  if (subAccountIds.chatApps) return client.chatApps.getDetails({ umid: unknownUmid }, callOptions);
  return client.voice.getSpeechProfiles({}, callOptions);
}

/** Whether an error shows that 8x8 is up and knows the key: 404 (nothing found) and 429 (too many requests) do. */
export const isReachable = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.status === 429);
