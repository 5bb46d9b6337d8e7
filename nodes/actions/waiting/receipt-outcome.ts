import type { WebhookEvent } from '../../../core/src/webhooks';
import type { IDataObject } from 'n8n-workflow';
import { withErrorMeaning } from '../../shared/webhook-event';
import type { Values } from '../fields/field';

/** The states to wait for: delivered to the operator, delivered to the phone, or read. */
const awaitedStates = ['operator', 'delivered', 'read'] as const;
export type AwaitedState = (typeof awaitedStates)[number];

export const toAwaitedState = (value: unknown): AwaitedState =>
  awaitedStates.find((state) => state === value) ?? 'delivered';

const finalStates: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  read: 'read',
  rejected: 'failed',
  undelivered: 'failed',
};

/** The node's output if the receipt ends the wait, else `undefined`. */
export function receiptOutcome(
  event: WebhookEvent,
  { umid, lastChannel }: Values,
  awaited: AwaitedState,
): IDataObject | undefined {
  if (event.type !== 'sms.status' && event.type !== 'chatApps.status') return undefined;
  if (event.umid !== umid) return undefined;
  const receipt = withErrorMeaning(event);
  const state = finalStates[String(receipt.status).toLowerCase()];
  if (state === undefined || (state === 'delivered' && !isDeliveredTo(receipt.detail, awaited)))
    return undefined;
  if (state === 'failed' && hasFallbackChannel(receipt.channel, lastChannel)) return undefined;
  const fields = Object.entries(receipt).filter(([name]) => name !== 'key' && name !== 'type');
  return { state, ...Object.fromEntries(fields) };
}

/** 8x8 sends `delivered` twice: when the message reaches the operator, and when it reaches the phone. */
function isDeliveredTo(detail: string | undefined, awaited: AwaitedState): boolean {
  if (awaited === 'read') return false;
  return awaited === 'operator' || detail?.toLowerCase() !== 'delivered_to_operator';
}

/** If 8x8 can still fall back to another channel, an undelivered receipt is not final. */
function hasFallbackChannel(channel: string | undefined, lastChannel: unknown): boolean {
  if (channel === undefined || typeof lastChannel !== 'string') return false;
  return channel.toLowerCase() !== lastChannel.toLowerCase();
}
