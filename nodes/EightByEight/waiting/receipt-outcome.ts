import type { WebhookEvent } from '../../../core/src/webhooks';
import type { IDataObject } from 'n8n-workflow';
import { withErrorMeaning } from '../../shared/webhook-event';
import type { Values } from '../fields/field';

/** What is waited for: that the operator has it, that the phone has it, or that it was read. */
const awaitable = ['operator', 'delivered', 'read'] as const;
export type Awaited = (typeof awaitable)[number];

export const awaitedOf = (value: unknown): Awaited =>
  awaitable.find((known) => known === value) ?? 'delivered';

const ends: Readonly<Record<string, 'delivered' | 'read' | 'failed'>> = {
  delivered: 'delivered',
  read: 'read',
  rejected: 'failed',
  undelivered: 'failed',
};

/** What the node gives out when this receipt ends the wait; `undefined` when it does not. */
export function outcomeOfReceipt(
  event: WebhookEvent,
  { umid, lastChannel }: Values,
  awaited: Awaited,
): IDataObject | undefined {
  if (event.type !== 'sms.status' && event.type !== 'chatApps.status') return undefined;
  if (event.umid !== umid) return undefined;
  const receipt = withErrorMeaning(event);
  const state = ends[String(receipt.status).toLowerCase()];
  if (state === undefined || (state === 'delivered' && !reaches(receipt.detail, awaited))) return undefined;
  if (state === 'failed' && hasAnotherWay(receipt.channel, lastChannel)) return undefined;
  const shown = Object.entries(receipt).filter(([name]) => name !== 'key' && name !== 'type');
  return { state, ...Object.fromEntries(shown) };
}

/** 8x8 says `delivered` twice: when the operator has taken the message, and when the phone has. */
function reaches(detail: string | undefined, awaited: Awaited): boolean {
  if (awaited === 'read') return false;
  return awaited === 'operator' || detail?.toLowerCase() !== 'delivered_to_operator';
}

/** Where a message may fall back to another channel, one that does not reach the phone is not the end of it. */
function hasAnotherWay(channel: string | undefined, lastChannel: unknown): boolean {
  if (channel === undefined || typeof lastChannel !== 'string') return false;
  return channel.toLowerCase() !== lastChannel.toLowerCase();
}
