import { clientOptionsFrom, type EightByEightCredential, credentialName } from '../../shared/client';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { locatorValue } from '../../actions/fields/resource-locator';
import { isEnteredBySupport, type TriggerEventType } from '../events/event-selection';
import { isRegistrable, type RegistrableTriggerConfig, type TriggerConfig } from '../events/trigger-config';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The credential, including the secrets that triggers need. */
export interface TriggerCredential extends EightByEightCredential {
  readonly apiKey?: string;
  readonly webhookSecret?: string;
}

/**
 * Reads the credential of a trigger. The other functions read its parameters, when it is activated or deactivated and when
 * a request arrives.
 */
export function readCredential(context: TriggerContext): Promise<TriggerCredential> {
  return context.getCredentials<TriggerCredential>(credentialName);
}

/** The events selected under "Trigger On". */
export function selectedEvents(context: TriggerContext, config: TriggerConfig): readonly TriggerEventType[] {
  return context.getNodeParameter('events', [...config.eventTypes]) as TriggerEventType[];
}

/** Whether nothing is registered through 8x8's API: as the user has set, or because support enters all the events. */
export function isRegisteredManually(context: TriggerContext, config: TriggerConfig): boolean {
  if (!isRegistrable(config) || context.getNodeParameter('registration', 'automatic') === 'manual')
    return true;
  const selected = selectedEvents(context, config);
  return selected.length > 0 && selected.every(isEnteredBySupport);
}

/** Whether some of the URL's events are not registered through 8x8's API. */
export function hasManualEvents(context: TriggerContext, config: TriggerConfig): boolean {
  return isRegisteredManually(context, config) || selectedEvents(context, config).some(isEnteredBySupport);
}

/**
 * Whether requests must carry the `Authorization` header. Users can turn it off for events that are registered manually.
 * `type` is the event of the request, because one trigger can have manual and automatic events.
 */
export function requiresAuthorization(
  context: TriggerContext,
  config: TriggerConfig,
  type: TriggerEventType = 'unknown',
): boolean {
  const isManual = isRegisteredManually(context, config) || isEnteredBySupport(type);
  return !isManual || context.getNodeParameter('authentication', 'authorization') !== 'none';
}

/** Whether the trigger may replace another webhook that is registered at 8x8 for its events. */
export function mayReplaceExisting(context: IHookFunctions): boolean {
  return context.getNodeParameter('options.replaceExisting', false) === true;
}

/** The subaccount to register for: the node's, else the credential's, else all (`*`). */
export function resolveSubAccountId(
  context: IHookFunctions,
  credential: TriggerCredential,
  { subAccount }: RegistrableTriggerConfig,
): string {
  const { subAccountIds, subAccountId } = clientOptionsFrom(credential);
  const fromNode = locatorValue(context.getNodeParameter('subAccountId', ''));
  return (
    (typeof fromNode === 'string' && fromNode.trim()) || (subAccountIds?.[subAccount] ?? subAccountId ?? '*')
  );
}
