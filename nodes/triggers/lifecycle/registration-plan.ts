import {
  isSameWebhookScope,
  webhookScopeOf,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { readCredential, resolveSubAccountId, selectedEvents } from '../description/trigger-parameters';
import { eventDefinition, type TriggerEventType } from '../events/event-selection';
import type { RegistrableTriggerConfig } from '../events/trigger-config';
import { markerFor, markerOf } from './url-marker';
import { deriveAuthorization, digestOfSecret } from './webhook-secret';
import { belongsToInstance, webhookUrlOf, type WebhookUrl } from './webhook-url';

/** What must be registered at 8x8 while this trigger is active. */
export interface RegistrationPlan {
  readonly url: WebhookUrl;
  /** Whether this is a test run in the editor. */
  readonly isTest: boolean;
  /** 8x8 keeps one webhook per scope: a subaccount and, for chat apps and voice, an event type. */
  readonly scopes: readonly WebhookScope[];
  readonly authorization: string;
  readonly authorizationDigest: string;
  /** Derives the header for another URL of this n8n. */
  readonly deriveAuthorization: (url: string) => string;
}

export async function planRegistration(
  context: IHookFunctions,
  config: RegistrableTriggerConfig,
): Promise<RegistrationPlan> {
  const credential = await readCredential(context);
  const url = webhookUrlOf(context);
  const apiKey = credential.apiKey ?? '';
  if (apiKey === '') {
    throw new NodeOperationError(
      context.getNode(),
      'The 8x8 credential has no API key. Enter it there: the secret of the webhook is derived from it.',
    );
  }
  const subAccountId = resolveSubAccountId(context, credential, config);
  if (subAccountId === '*' && !config.supportsAllSubAccounts) {
    throw new NodeOperationError(
      context.getNode(),
      `8x8 posts ${config.eventsLabel} for one subaccount at a time. Enter a subaccount under Subaccount ID, or in the credential.`,
    );
  }
  const authorization = deriveAuthorization(url.href, apiKey);
  return {
    url,
    isTest: context.getMode() === 'manual',
    scopes: scopesForEvents(selectedEvents(context, config), subAccountId, config),
    authorization,
    authorizationDigest: digestOfSecret(authorization),
    deriveAuthorization: (other) => deriveAuthorization(other, apiKey),
  };
}

/** Whether the secret of another trigger of this n8n can be derived: it used the same API key. */
export function canDeriveSecret(plan: RegistrationPlan, url: string): boolean {
  if (!belongsToInstance(plan.url, url)) return false;
  const marker = markerOf(url);
  return marker === undefined || marker === markerFor(digestOfSecret(plan.deriveAuthorization(url)));
}

/** The scopes that deliver the selected events. If only unknown events are selected, all scopes of the trigger. */
function scopesForEvents(
  selected: readonly TriggerEventType[],
  subAccountId: string,
  { eventTypes, api }: RegistrableTriggerConfig,
): readonly WebhookScope[] {
  const known = selected.filter((type) => type !== 'unknown');
  const scopes: WebhookScope[] = [];
  for (const event of known.length > 0 ? known : eventTypes) {
    const { webhook } = eventDefinition(event);
    const scope = webhook.via === api ? webhookScopeOf(webhook, subAccountId) : undefined;
    if (scope && !scopes.some((other) => isSameWebhookScope(scope, other))) scopes.push(scope);
  }
  return scopes;
}
