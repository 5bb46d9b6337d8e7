import { simplify, type WebhookEvent } from 'cpaas-8x8/pure';
import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../fields/field';

/** What is waited for: that a message arrives, or that it is read. */
export type Awaited = 'delivered' | 'read';

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
  const { key: _, type: __, ...told } = simplify(event);
  const state = ends[String(told.status).toLowerCase()];
  if (state === undefined || (state === 'delivered' && awaited === 'read')) return undefined;
  if (state === 'failed' && hasAnotherWay(told.channel, lastChannel)) return undefined;
  return { state, ...told } as IDataObject;
}

/** Where a message may fall back to another channel, one that does not reach the phone is not the end of it. */
function hasAnotherWay(channel: string | undefined, lastChannel: unknown): boolean {
  if (channel === undefined || typeof lastChannel !== 'string') return false;
  return channel.toLowerCase() !== lastChannel.toLowerCase();
}
