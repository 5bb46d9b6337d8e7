import { regions, type ClientOptions, type Region } from '../../core/src/transport';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/** The fields of the credential, short of the API key, which n8n itself adds to each request. */
export interface EightByEightCredential extends ICredentialDataDecryptedObject {
  readonly region?: string;
  readonly accountId?: string;
  readonly subAccountId?: string;
  readonly smsSubAccountId?: string;
  readonly chatAppsSubAccountId?: string;
  readonly voiceSubAccountId?: string;
  readonly verificationSubAccountId?: string;
  readonly baseUrl?: string;
}

/** Fields that are left empty in the credential come as empty texts. */
function filled<T extends Readonly<Record<string, string | undefined>>>(
  fields: T,
): Partial<Record<keyof T, string>> {
  const kept = Object.entries(fields)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as Partial<Record<keyof T, string>>;
}

const isRegion = (value: string | undefined): value is Region =>
  value !== undefined && Object.hasOwn(regions, value);

/** What the credential says of account, subaccounts and region, as the client wants it. */
export function settingsFrom(credential: EightByEightCredential): ClientOptions {
  const { region } = credential;
  return {
    ...(isRegion(region) ? { region } : {}),
    ...filled({
      accountId: credential.accountId,
      subAccountId: credential.subAccountId,
      baseUrl: credential.baseUrl,
    }),
    subAccountIds: filled({
      sms: credential.smsSubAccountId,
      chatApps: credential.chatAppsSubAccountId,
      voice: credential.voiceSubAccountId,
      verification: credential.verificationSubAccountId,
    }),
  };
}
