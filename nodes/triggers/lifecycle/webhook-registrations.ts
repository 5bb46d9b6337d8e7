import type { EightByEightClient } from '../../../core/src/generated';
import {
  findRegistered,
  redactUrl,
  webhookRegistrations,
  type RegisteredWebhook,
  type WebhookRegistration,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import type { IHookFunctions } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import type { RegistrableTriggerConfig } from '../events/trigger-config';
import { describeScope } from './conflict-messages';
import { canDeriveSecret, type RegistrationPlan } from './registration-plan';
import type { OwnedScope, PreviousRegistration } from './registration-record';
import { markerOf } from './url-marker';

/** The webhooks registered at 8x8, at least those of the given scopes' subaccounts. */
export async function listRegistrations(
  { api }: RegistrableTriggerConfig,
  client: EightByEightClient,
  scopes: readonly WebhookScope[],
): Promise<readonly RegisteredWebhook[]> {
  const registrations = await webhookRegistrations[api].list(client, scopes);
  return registrations.filter((registration) => !isRemoved(registration));
}

/** 8x8 cannot delete VNU webhooks, so a trigger only switches its own off. The marker shows that it was ours. */
function isRemoved({ type, url, enabled }: RegisteredWebhook): boolean {
  return type === 'VNU' && enabled === false && markerOf(url) !== undefined;
}

/**
 * Removes this trigger's webhooks, or restores the ones they replaced. A scope that now has another URL is not changed.
 *
 * @returns the scopes that were not changed, with their URLs
 */
export async function releaseRegistrations(
  context: IHookFunctions,
  config: RegistrableTriggerConfig,
  plan: RegistrationPlan,
  scopes: readonly OwnedScope[],
  isOwn: (url: string) => boolean,
): Promise<readonly { scope: WebhookScope; url: string }[]> {
  if (scopes.length === 0) return [];
  const client = await clientFor(context);
  const registrations = await listRegistrations(config, client, scopes);
  const registered = scopes.flatMap((scope) => {
    const current = findRegistered(scope, registrations);
    return current ? [{ scope, url: current.url }] : [];
  });
  const own = registered.filter(({ url }) => isOwn(url)).map(({ scope }) => scope);
  const toRestore = own.flatMap(({ before, ...scope }) =>
    before ? [{ scope, before, entry: restoredEntry(plan, scope, before) }] : [],
  );
  const toRemove = own.flatMap(({ before, ...scope }) => (before ? [] : [scope]));
  if (toRestore.length > 0) {
    await webhookRegistrations[config.api].set(
      client,
      toRestore.map(({ entry }) => entry),
    );
  }
  if (toRemove.length > 0) await webhookRegistrations[config.api].remove(client, toRemove);
  for (const { scope, before, entry } of toRestore) {
    if (before.secured && entry.httpAuthorization === undefined) {
      context.logger.warn(
        `8x8 posts ${describeScope(scope, config)} to ${redactUrl(before.url)} again, but without its Authorization header. Enter the header again at 8x8.`,
      );
    }
  }
  return registered.filter(({ url }) => !isOwn(url));
}

/** The webhook to restore. Its secret is included if a trigger of this n8n derived it from the same API key. */
function restoredEntry(
  plan: RegistrationPlan,
  scope: WebhookScope,
  before: PreviousRegistration,
): WebhookRegistration {
  const { url, enabled, secured } = before;
  const hasSecret = secured && canDeriveSecret(plan, url);
  return {
    ...scope,
    url,
    enabled,
    ...(hasSecret ? { httpAuthorization: plan.deriveAuthorization(url) } : {}),
  };
}
