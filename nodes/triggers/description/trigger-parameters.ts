import { settingsFrom, type EightByEightCredential, credentialName } from '../../shared/client';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { TriggerEventType } from '../events/event-selection';
import { hasSlots, type SlotProduct, type TriggerProduct } from '../events/trigger-config';

type TriggerContext = IHookFunctions | IWebhookFunctions;

/** The credential with the two secrets that triggers need. */
export interface TriggerCredential extends EightByEightCredential {
  readonly apiKey?: string;
  readonly webhookSecret?: string;
}

export function credentialOf(context: TriggerContext): Promise<TriggerCredential> {
  return context.getCredentials<TriggerCredential>(credentialName);
}

export function chosenEvents(context: TriggerContext, product: TriggerProduct): readonly TriggerEventType[] {
  return context.getNodeParameter('events', [...product.choices]) as TriggerEventType[];
}

export function isManual(context: TriggerContext, product: TriggerProduct): boolean {
  return !hasSlots(product) || context.getNodeParameter('registration', 'automatic') === 'manual';
}

/** Whether the header is checked; switched off only by hand, where 8x8 can send none. */
export function asksForAuthorization(context: TriggerContext, product: TriggerProduct): boolean {
  return (
    !isManual(context, product) || context.getNodeParameter('authentication', 'authorization') !== 'none'
  );
}

export function mayReplace(context: IHookFunctions): boolean {
  return context.getNodeParameter('options.replaceExisting', false) === true;
}

/** The subaccount whose events are meant: the node's, the credential's, or all. */
export function scopeOf(
  context: IHookFunctions,
  credential: TriggerCredential,
  { subAccount }: SlotProduct,
): string {
  const { subAccountIds, subAccountId } = settingsFrom(credential);
  const named = context.getNodeParameter('subAccountId', '');
  return (typeof named === 'string' && named.trim()) || (subAccountIds?.[subAccount] ?? subAccountId ?? '*');
}
