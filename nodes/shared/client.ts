import { catalogue as everything, type Catalogue } from '../../core/src/catalogue';
import type { EightByEightClient } from '../../core/src/generated';
import { createClientOver, type ClientOptions, type ClientOver } from '../../core/src/transport';
import { sleep, type IAllExecuteFunctions } from 'n8n-workflow';
import { settingsFrom, type EightByEightCredential } from './credential-settings';
import { cancelSignalOf, httpOver } from './http';

/** The credential that every 8x8 node asks for. */
export const credentialName = 'eightByEightApi';

/** Any context in which n8n runs a node's code and lets it make requests. */
export type ClientContext = IAllExecuteFunctions;

/**
 * The client of 8x8 over n8n's requests, set up from the node's credential.
 *
 * n8n adds the API key to each request; the client never sees it. Cancelling the execution ends a request and a wait.
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
  const settings = await settingsOf(context);
  const signal = cancelSignalOf(context);
  return createClientOver(
    catalogue,
    { http: httpOver(context, credentialName), sleep, now: Date.now, random: Math.random },
    { ...settings, userAgent: 'n8n-nodes-8x8', ...(signal ? { signal } : {}), ...options },
  );
}

/** What the node's credential says of account, subaccounts and region. */
export async function settingsOf(context: ClientContext): Promise<ClientOptions> {
  return settingsFrom(await context.getCredentials<EightByEightCredential>(credentialName));
}
