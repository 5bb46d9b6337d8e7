import { createHash } from 'node:crypto';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';

/**
 * Identifies an account in stores that several apps share, such as Redis, without its API key. It stays the same if
 * the key is replaced, provided that the account or a subaccount is configured.
 */
export function accountFingerprint(options: EightByEightModuleOptions): string {
  const { apiKey, accountId, subAccountId, subAccountIds, baseUrl, region } = options;
  const subAccounts = Object.entries({ default: subAccountId, ...subAccountIds })
    .filter(([, id]) => id !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const identity = accountId ?? (subAccounts.length > 0 ? subAccounts : apiKey);
  const text = JSON.stringify([baseUrl ?? region ?? '', identity]);
  return createHash('sha256').update(`nestjs-8x8 account ${text}`).digest('hex').slice(0, 16);
}
