import {
  findRegistered,
  isSameUrl,
  isSameWebhookScope,
  redactUrl,
  webhookRegistrations,
} from '../../../core/src/webhook-registrations';
import type { IHookFunctions } from 'n8n-workflow';
import { clientFor } from '../../shared/client';
import { toNodeError } from '../../shared/node-error';
import type { WebhookLifecycle } from '../description/base-description';
import { isRegisteredManually } from '../description/trigger-parameters';
import type { RegistrableTriggerConfig } from '../events/trigger-config';
import { withActivationErrors } from './activation-errors';
import { checkConflicts } from './check-conflicts';
import { describeScope } from './conflict-messages';
import { assertParameters } from './manual-webhook';
import { assertReachable } from '../../shared/reachable';
import { planRegistration, type RegistrationPlan } from './registration-plan';
import {
  clearRecord,
  readRecord,
  writeRecord,
  type PreviousRegistration,
  type RegistrationRecord,
} from './registration-record';
import { markerFor, markerOf, withMarker } from './url-marker';
import { listRegistrations, releaseRegistrations } from './webhook-registrations';
import { belongsToNode } from './webhook-url';

/** The lifecycle of a trigger that registers its webhook through 8x8's API. */
export const automaticLifecycle = (config: RegistrableTriggerConfig): WebhookLifecycle => ({
  async checkExists() {
    return await webhookExists(this, config);
  },
  async create() {
    return await createWebhook(this, config);
  },
  async delete() {
    return await deleteWebhook(this, config);
  },
});

/** Whether 8x8 already has this trigger's webhook, with the expected secret. */
async function webhookExists(context: IHookFunctions, config: RegistrableTriggerConfig): Promise<boolean> {
  return await withActivationErrors(context, async () => {
    await assertParameters(context, config);
    if (isRegisteredManually(context, config)) {
      // The user has switched from automatic to manual registration.
      if (readRecord(context)) await deleteWebhook(context, config);
      return true;
    }
    const plan = await planRegistration(context, config);
    const record = readRecord(context);
    if (!record || !matchesPlan(record, plan)) return false;
    const registered = await listRegistrations(config, await clientFor(context), plan.scopes);
    for (const scope of plan.scopes) {
      const current = findRegistered(scope, registered);
      if (!current || !isSameUrl(current.url, plan.url.href)) return false;
      if (markerOf(current.url) !== markerFor(plan.authorizationDigest)) return false;
      if (current.enabled !== false) continue;
      // A user who activates the workflow wants events. A restart of n8n must not undo a deliberate switch-off.
      if (!isStartUp(context)) return false;
      context.logger.warn(
        `The webhook for ${describeScope(scope, config)} is switched off at 8x8. Switch it on there to receive events.`,
      );
    }
    return true;
  });
}

/** Registers the webhook for all scopes or for none. Throws when a scope has another webhook. */
async function createWebhook(context: IHookFunctions, config: RegistrableTriggerConfig): Promise<boolean> {
  return await withActivationErrors(context, async () => {
    await assertParameters(context, config);
    const plan = await planRegistration(context, config);
    const { url, authorization, authorizationDigest, isTest } = plan;
    await assertReachable(context, plan.url.href);
    const client = await clientFor(context);
    const earlier = readRecord(context);
    const registered = await listRegistrations(config, client, plan.scopes);
    const scopes = checkConflicts(context, config, plan, registered, earlier);
    const record: RegistrationRecord = { url: url.href, authorizationDigest, scopes, test: isTest };
    writeRecord(context, record);
    const entries = scopes.map(({ before, ...scope }) => ({
      ...scope,
      url: withMarker(url.href, authorizationDigest, before && replacedProductionUrl(plan, before)),
      enabled: true,
      httpAuthorization: authorization,
    }));
    try {
      await webhookRegistrations[config.api].set(client, entries);
    } catch (error) {
      // 8x8 may have applied the change in part, or completely without a response.
      await undoRegistration(context, config, plan, record);
      throw toNodeError(context.getNode(), error);
    }
    if (earlier) await releaseUnusedScopes(context, config, plan, earlier);
    return true;
  });
}

/** Removes this trigger's webhook at 8x8, or restores the one it replaced. Leaves webhooks of others unchanged. */
async function deleteWebhook(context: IHookFunctions, config: RegistrableTriggerConfig): Promise<boolean> {
  return await withActivationErrors(context, async () => {
    const record = readRecord(context);
    if (!record && isRegisteredManually(context, config)) return true;
    const plan = await planRegistration(context, config);
    // n8n also calls `delete` after a failed activation, without saying whether it was a test. Without a record only
    // the exact URL is ours.
    const isOwn = (url: string): boolean =>
      isSameUrl(url, record?.url ?? plan.url.href) ||
      (record?.test === false && belongsToNode(plan.url, url));
    const foreign = await releaseRegistrations(context, config, plan, record?.scopes ?? plan.scopes, isOwn);
    if (record) {
      for (const { scope, url } of foreign) {
        if (belongsToNode(plan.url, url)) continue;
        context.logger.warn(
          `The webhook for ${describeScope(scope, config)} was changed at 8x8 to ${redactUrl(url)}. It was not removed.`,
        );
      }
    }
    clearRecord(context);
    return true;
  });
}

function isStartUp(context: IHookFunctions): boolean {
  return ['init', 'leadershipChange'].includes(context.getActivationMode());
}

/** For a test run, the production URL of the same node that it replaces. */
function replacedProductionUrl(
  { isTest, url }: RegistrationPlan,
  before: PreviousRegistration,
): string | undefined {
  return isTest && belongsToNode(url, before.url) ? before.url : undefined;
}

function matchesPlan(
  { url, authorizationDigest, scopes }: RegistrationRecord,
  plan: RegistrationPlan,
): boolean {
  return (
    isSameUrl(url, plan.url.href) &&
    authorizationDigest === plan.authorizationDigest &&
    scopes.length === plan.scopes.length &&
    plan.scopes.every((scope) => scopes.some((other) => isSameWebhookScope(scope, other)))
  );
}

/** Releases the scopes of an earlier registration that the selected events no longer need. */
async function releaseUnusedScopes(
  context: IHookFunctions,
  config: RegistrableTriggerConfig,
  plan: RegistrationPlan,
  earlier: RegistrationRecord,
): Promise<void> {
  const unused = earlier.scopes.filter(
    (scope) => !plan.scopes.some((other) => isSameWebhookScope(scope, other)),
  );
  await releaseRegistrations(context, config, plan, unused, (url) => isSameUrl(url, earlier.url));
}

async function undoRegistration(
  context: IHookFunctions,
  config: RegistrableTriggerConfig,
  plan: RegistrationPlan,
  record: RegistrationRecord,
): Promise<void> {
  try {
    await releaseRegistrations(context, config, plan, record.scopes, (url) => isSameUrl(url, record.url));
  } catch (error) {
    const { message } = toNodeError(context.getNode(), error);
    context.logger.warn(
      `The webhook may be registered at 8x8 although the activation did not succeed, and it could not be removed: ${message}`,
    );
  }
}
