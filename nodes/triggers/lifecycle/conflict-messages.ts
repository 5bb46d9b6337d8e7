import {
  redactUrl,
  type RegisteredWebhook,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import { NodeOperationError, type INode } from 'n8n-workflow';
import type { SlotProduct } from '../events/trigger-config';
import { isOfThisInstance, type WebhookAddress } from './webhook-url';

/** What comes through the slots of chat apps and voice, in words. */
const typeNames: Readonly<Record<string, string>> = {
  MSG: 'inbound chat messages',
  CADR: 'receipts of chat messages',
  CABM: 'WhatsApp business events',
  VCA: 'call action requests',
  VCS: 'call statuses',
  VSS: 'session summaries',
  VRU: 'recording events',
  VNU: 'virtual number events',
};

/** "SMS events of all subaccounts". */
export function slotName({ subAccountId, type }: WebhookScope, { events }: SlotProduct): string {
  const what = type === undefined ? events : (typeNames[type] ?? events);
  return `${what} of ${subAccountId === '*' ? 'all subaccounts' : `subaccount ${subAccountId}`}`;
}

interface TakenBy {
  readonly node: INode;
  readonly product: SlotProduct;
  readonly slot: WebhookScope;
  readonly holder: RegisteredWebhook;
  readonly address: WebhookAddress;
  /** The slot was this trigger's before. */
  readonly lost: boolean;
}

/**
 * Says who has the slot, and how to go on: all in the message, because n8n shows nothing else of an activation.
 *
 * It must not hold the word Authorization: some versions of n8n take that for a wrong password.
 */
export function slotTaken({ node, product, slot, holder, address, lost }: TakenBy): NodeOperationError {
  const before = lost ? 'The webhook of this trigger was changed at 8x8: it' : '8x8 already';
  const what = `${before} posts ${slotName(slot, product)} to ${redactUrl(holder.url)}`;
  if (isOfThisInstance(address, holder.url)) {
    return new NodeOperationError(
      node,
      `${what}, another trigger of this n8n. Use one trigger and branch after it, choose another subaccount, or deactivate the other workflow first.`,
    );
  }
  const secured = holder.httpAuthorization !== undefined || holder.oauth !== undefined;
  return new NodeOperationError(
    node,
    `${what}. Remove that webhook at 8x8, choose another subaccount, or turn on Replace Existing Webhook under Options: it is put back when this trigger lets go${secured ? ', but without its secret, which 8x8 does not reveal' : ''}.`,
  );
}

/** A test would leave production with a secret that it does not accept. */
export function productionHasOtherKey(node: INode): NodeOperationError {
  return new NodeOperationError(
    node,
    'The active workflow was registered at 8x8 with another API key, and a test could not put its webhook back as it was. Publish the workflow with the new credential first, then test, or deactivate it for the test.',
  );
}
