import { NodeOperationError, type INode } from 'n8n-workflow';
import type { TriggerProduct } from './trigger-product';
import { isOfThisInstance, shown, type WebhookAddress } from './webhook-address';
import type { HeldSlot, WebhookSlot } from './webhook-slot';

/** What comes through the slots of chat apps, in words. */
const typeNames: Readonly<Record<string, string>> = {
  MSG: 'inbound chat messages',
  CADR: 'receipts of chat messages',
  CABM: 'WhatsApp business events',
};

/** "SMS events of all subaccounts". */
export function slotName({ subAccountId, type }: WebhookSlot, { events }: TriggerProduct): string {
  const what = type === undefined ? events : (typeNames[type] ?? events);
  return `${what} of ${subAccountId === '*' ? 'all subaccounts' : `subaccount ${subAccountId}`}`;
}

interface TakenBy {
  readonly node: INode;
  readonly product: TriggerProduct;
  readonly slot: WebhookSlot;
  readonly holder: HeldSlot;
  readonly address: WebhookAddress;
  /** The slot was this trigger's before. */
  readonly lost: boolean;
}

/**
 * Says who has the slot, and how to go on.
 *
 * No message may hold the word Authorization: n8n takes it for a wrong password and never tries again.
 */
export function slotTaken({ node, product, slot, holder, address, lost }: TakenBy): NodeOperationError {
  const name = slotName(slot, product);
  const there = shown(holder.url);
  const before = lost ? 'The webhook of this trigger was changed at 8x8: it' : '8x8 already';
  if (isOfThisInstance(address, holder.url)) {
    return new NodeOperationError(node, `${before} posts ${name} to ${there}, another trigger of this n8n`, {
      description: `8x8 has one URL for them. Use one trigger and branch after it, choose another subaccount, or deactivate the other workflow first.`,
    });
  }
  const secured = holder.httpAuthorization !== undefined || holder.oauth !== undefined;
  return new NodeOperationError(node, `${before} posts ${name} to ${there}`, {
    description: `8x8 has one URL for them. Remove that webhook at 8x8, choose another subaccount, or turn on Options > Replace Existing Webhook: it is put back when this trigger lets go${secured ? ', but without its Authorization, which 8x8 does not reveal' : ''}.`,
  });
}

/** A test would leave production with a secret that it does not accept. */
export function productionHasOtherKey(node: INode): NodeOperationError {
  return new NodeOperationError(node, 'The active workflow was registered at 8x8 with another API key', {
    description:
      'After a test its webhook could not be put back as it was. Publish the workflow with the new credential first, then test, or deactivate it for the test.',
  });
}
