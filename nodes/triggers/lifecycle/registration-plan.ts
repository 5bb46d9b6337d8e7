import {
  isLoopbackUrl,
  isSameWebhookScope,
  webhookScopeOf,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { eventDefinition, type TriggerEventType } from '../events/event-selection';
import { chosenEvents, credentialOf, scopeOf } from '../description/trigger-parameters';
import type { SlotProduct } from '../events/trigger-config';
import { addressOf, isOfThisInstance, type WebhookAddress } from './webhook-url';
import { markFor, markOf } from './url-marker';
import { authorizationFor, digestOf } from './webhook-secret';

/** What is to be at 8x8 while this trigger listens. */
export interface WebhookPlan {
  readonly address: WebhookAddress;
  /** Somebody is testing in the editor. */
  readonly test: boolean;
  readonly slots: readonly WebhookScope[];
  readonly authorization: string;
  readonly authorizationDigest: string;
  /** What 8x8 would have to send to another address of this n8n. */
  readonly authorizationFor: (url: string) => string;
}

export async function planWebhooks(context: IHookFunctions, product: SlotProduct): Promise<WebhookPlan> {
  const credential = await credentialOf(context);
  const address = addressOf(context);
  const apiKey = credential.apiKey ?? '';
  if (apiKey === '') {
    throw new NodeOperationError(
      context.getNode(),
      'The 8x8 credential has no API key. Enter it there: the secret of the webhook is made from it.',
    );
  }
  const subAccountId = scopeOf(context, credential, product);
  if (subAccountId === '*' && !product.servesAll) {
    throw new NodeOperationError(
      context.getNode(),
      `8x8 posts ${product.events} for one subaccount at a time. Enter it under Subaccount ID, or in the credential.`,
    );
  }
  const authorization = authorizationFor(address.url, apiKey);
  return {
    address,
    test: context.getMode() === 'manual',
    slots: slotsFor(chosenEvents(context, product), subAccountId, product),
    authorization,
    authorizationDigest: digestOf(authorization),
    authorizationFor: (url) => authorizationFor(url, apiKey),
  };
}

/** Whether the secret of another trigger of this n8n can be worked out: it was made from the same API key. */
export function hasKnownSecret({ address, authorizationFor: secretOf }: WebhookPlan, url: string): boolean {
  const mark = markOf(url);
  return isOfThisInstance(address, url) && (mark === undefined || mark === markFor(digestOf(secretOf(url))));
}

/** Only the slots that the chosen events come through; for unknown events alone, all of them. */
export function slotsFor(
  chosen: readonly TriggerEventType[],
  subAccountId: string,
  { choices, via }: SlotProduct,
): readonly WebhookScope[] {
  const known = chosen.filter((type) => type !== 'unknown');
  const slots: WebhookScope[] = [];
  for (const event of known.length > 0 ? known : choices) {
    const { webhook } = eventDefinition(event);
    const slot = webhook.via === via ? webhookScopeOf(webhook, subAccountId) : undefined;
    if (slot && !slots.some((other) => isSameWebhookScope(slot, other))) slots.push(slot);
  }
  return slots;
}

/** Refuses what could never bring an event, before anything is changed at 8x8. */
export async function assertReachable(
  context: IHookFunctions,
  product: SlotProduct,
  { address }: WebhookPlan,
): Promise<void> {
  const node = context.getNode();
  const unregistrable = chosenEvents(context, product).find(
    (type) => type !== 'unknown' && eventDefinition(type).webhook.via === 'support',
  );
  if (unregistrable !== undefined && unregistrable !== 'unknown') {
    const { title } = eventDefinition(unregistrable);
    throw new NodeOperationError(
      node,
      `8x8's support enters the URL for "${title}", nobody else can. Set Webhook Registration to Manual, or take "${title}" off Trigger On: it has a trigger of its own, 8x8 SMS Engage Trigger.`,
    );
  }
  const { baseUrl = '' } = await credentialOf(context);
  if (baseUrl === '' && isLoopbackUrl(address.url)) {
    throw new NodeOperationError(
      node,
      `8x8 cannot reach ${address.url}, which only this machine knows. Set WEBHOOK_URL of n8n to its public address, or open a tunnel.`,
    );
  }
}
