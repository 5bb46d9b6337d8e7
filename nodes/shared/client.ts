import { createClientOver, type ClientOver } from '../../core/src/client';
import { regions, type ClientOptions, type Region } from '../../core/src/transport';
import { type ICredentialDataDecryptedObject, sleep, type IAllExecuteFunctions } from 'n8n-workflow';
import { catalogue as everything, type Catalogue } from '../../core/src/catalogue';
import type { EightByEightClient } from '../../core/src/generated';
import { cancelSignal, createHttp } from './http';

/** The fields of the credential, without the API key, which n8n adds to each request. */
export interface EightByEightCredential extends ICredentialDataDecryptedObject {
  readonly region?: string;
  readonly accountId?: string;
  readonly subAccountId?: string;
  readonly smsSubAccountId?: string;
  readonly chatAppsSubAccountId?: string;
  readonly voiceSubAccountId?: string;
  readonly verificationSubAccountId?: string;
  readonly whatsAppChannelId?: string;
  readonly baseUrl?: string;
}

/** The fields that are filled in. n8n gives empty fields as empty strings. */
function nonEmptyFields<T extends Readonly<Record<string, string | undefined>>>(
  fields: T,
): Partial<Record<keyof T, string>> {
  const kept = Object.entries(fields)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as Partial<Record<keyof T, string>>;
}

const isRegion = (value: string | undefined): value is Region =>
  value !== undefined && Object.hasOwn(regions, value);

/** Converts the credential to options of the client: account, subaccounts and region. */
export function clientOptionsFrom(credential: EightByEightCredential): ClientOptions {
  const region = credential.region?.trim();
  return {
    ...(isRegion(region) ? { region } : {}),
    ...nonEmptyFields({
      accountId: credential.accountId,
      subAccountId: credential.subAccountId,
      whatsAppChannelId: credential.whatsAppChannelId,
      baseUrl: credential.baseUrl,
    }),
    subAccountIds: nonEmptyFields({
      sms: credential.smsSubAccountId,
      chatApps: credential.chatAppsSubAccountId,
      voice: credential.voiceSubAccountId,
      verification: credential.verificationSubAccountId,
    }),
  };
}

/** The name of the credential type that all 8x8 nodes use. */
export const credentialName = 'eightByEightApi';

/** Any context in which n8n runs a node's code and lets it make requests. */
export type ClientContext = IAllExecuteFunctions;

/**
 * Creates a client that is configured by the node's credential and sends its requests through n8n.
 *
 * n8n adds the API key to each request, so the client does not have it. When the execution is cancelled, requests and
 * waits end.
 */
export function clientFor(context: ClientContext): Promise<EightByEightClient>;
export function clientFor<const C extends Catalogue>(
  context: ClientContext,
  catalogue: C,
  options?: ClientOptions,
): Promise<ClientOver<C>>;
export async function clientFor(
  context: ClientContext,
  catalogue: Catalogue = everything,
  options: ClientOptions = {},
): Promise<unknown> {
  const settings = await clientOptions(context);
  const signal = cancelSignal(context);
  return createClientOver(
    catalogue,
    { http: createHttp(context, credentialName), sleep, now: Date.now, random: Math.random },
    { ...settings, userAgent: 'n8n-nodes-8x8', ...(signal ? { signal } : {}), ...options },
  );
}

/** Reads the options of the client from the node's credential. */
export async function clientOptions(context: ClientContext): Promise<ClientOptions> {
  return clientOptionsFrom(await context.getCredentials<EightByEightCredential>(credentialName));
}
