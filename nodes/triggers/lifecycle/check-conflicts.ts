import {
  findRegistered,
  isSameUrl,
  isSameWebhookScope,
  type RegisteredWebhook,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import type { IHookFunctions } from 'n8n-workflow';
import { mayReplaceExisting } from '../description/trigger-parameters';
import type { RegistrableTriggerConfig } from '../events/trigger-config';
import { apiKeyChangedError, conflictError, describeScope } from './conflict-messages';
import { canDeriveSecret, type RegistrationPlan } from './registration-plan';
import type { OwnedScope, PreviousRegistration, RegistrationRecord } from './registration-record';
import { productionUrlBehind } from './url-marker';
import { belongsToNode } from './webhook-url';

/**
 * Checks that this trigger may use each scope. Changes nothing at 8x8.
 *
 * @returns the scopes, each with the webhook to restore later
 * @throws when a scope has another webhook and Replace Existing Webhook is off
 */
export function checkConflicts(
  context: IHookFunctions,
  config: RegistrableTriggerConfig,
  plan: RegistrationPlan,
  registered: readonly RegisteredWebhook[],
  record: RegistrationRecord | undefined,
): readonly OwnedScope[] {
  return plan.scopes.map((scope) => {
    const current = findRegistered(scope, registered);
    const recorded = record?.scopes.find((other) => isSameWebhookScope(scope, other));
    if (!current) {
      if (recorded) {
        context.logger.warn(
          `The webhook for ${describeScope(scope, config)} no longer existed at 8x8. It was registered again.`,
        );
      }
      return scope;
    }
    if (isOwn(plan, current, record)) {
      return withBefore(scope, recorded?.before ?? replacedByEarlierTest(context, plan, current));
    }
    if (plan.isTest && belongsToNode(plan.url, current.url)) {
      assertCanRestore(context, plan, current.url);
      return withBefore(scope, toPrevious(current));
    }
    if (!mayReplaceExisting(context)) {
      const wasOurs = recorded !== undefined;
      throw conflictError({ node: context.getNode(), config, scope, current, url: plan.url, wasOurs });
    }
    return withBefore(scope, toPrevious(current));
  });
}

/** Whether this trigger registered the URL: now, before n8n's own URL changed, or in an earlier test run. */
function isOwn(
  plan: RegistrationPlan,
  { url }: RegisteredWebhook,
  record: RegistrationRecord | undefined,
): boolean {
  return (
    isSameUrl(url, plan.url.href) ||
    (record !== undefined && isSameUrl(url, record.url)) ||
    (!plan.isTest && belongsToNode(plan.url, url))
  );
}

function withBefore(scope: WebhookScope, before: PreviousRegistration | undefined): OwnedScope {
  return before ? { ...scope, before } : scope;
}

function toPrevious({ url, enabled, httpAuthorization, oauth }: RegisteredWebhook): PreviousRegistration {
  return {
    url,
    enabled: enabled !== false,
    secured: httpAuthorization !== undefined || oauth !== undefined,
  };
}

/** The production webhook that an earlier test run replaced but did not restore, because n8n or 8x8 was down. */
function replacedByEarlierTest(
  context: IHookFunctions,
  plan: RegistrationPlan,
  { url }: RegisteredWebhook,
): PreviousRegistration | undefined {
  const production = plan.isTest ? productionUrlBehind(plan.url, url) : undefined;
  if (production === undefined) return undefined;
  assertCanRestore(context, plan, production);
  return { url: production, enabled: true, secured: true };
}

/** A production webhook can only be restored with its secret, which is derived from the API key. */
function assertCanRestore(context: IHookFunctions, plan: RegistrationPlan, url: string): void {
  if (!canDeriveSecret(plan, url)) throw apiKeyChangedError(context.getNode());
}
