import { clientOptionsFrom, type EightByEightCredential, credentialName } from '../../shared/client';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TriggerEventType } from '../events/event-selection';
import { isRegistrable, type RegistrableTriggerConfig, type TriggerConfig } from '../events/trigger-config';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The credential, including the secrets that triggers need. */
export interface TriggerCredential extends EightByEightCredential {
  readonly apiKey?: string;
  readonly webhookSecret?: string;
}

export function readCredential(context: TriggerContext): Promise<TriggerCredential> {
  return context.getCredentials<TriggerCredential>(credentialName);
}

export function selectedEvents(context: TriggerContext, config: TriggerConfig): readonly TriggerEventType[] {
  return context.getNodeParameter('events', [...config.eventTypes]) as TriggerEventType[];
}

export function isRegisteredManually(context: TriggerContext, config: TriggerConfig): boolean {
  return !isRegistrable(config) || context.getNodeParameter('registration', 'automatic') === 'manual';
}

/** Whether requests must carry the `Authorization` header. Users may turn it off for manual registration only. */
export function requiresAuthorization(context: TriggerContext, config: TriggerConfig): boolean {
  return (
    !isRegisteredManually(context, config) ||
    context.getNodeParameter('authentication', 'authorization') !== 'none'
  );
}

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
  const fromNode = context.getNodeParameter('subAccountId', '');
  return (
    (typeof fromNode === 'string' && fromNode.trim()) || (subAccountIds?.[subAccount] ?? subAccountId ?? '*')
  );
}
