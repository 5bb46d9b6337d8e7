import type { CallOptions, EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';

/** No message has this ID: 8x8 answers 404 to a key that it takes. */
const noMessage = '00000000-0000-4000-8000-000000000000';

/** Asks 8x8 for little, with what the account is configured with, and costs nothing. */
export function cheapRead(
  client: EightByEightClient,
  { accountId, subAccountId, subAccountIds = {} }: EightByEightModuleOptions,
  limits: CallOptions,
): PromiseLike<unknown> {
  if (accountId !== undefined) return client.sms.getBalance({}, limits);
  if (subAccountIds.sms ?? subAccountId) return client.sms.getDetails({ umid: noMessage }, limits);
  if (subAccountIds.chatApps) return client.chatApps.getDetails({ umid: noMessage }, limits);
  return client.voice.getSpeechProfiles({}, limits);
}
