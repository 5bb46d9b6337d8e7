import type { WebhookEvent } from './event';
import { webhookEvents } from './events';
import { chatReceiptCodes } from '../errors/chat-receipt-codes';
import type { CodeMeaning } from '../errors/rest-codes';
import { smsReceiptCodes } from '../errors/sms-receipt-codes';
import { voiceCodes } from '../errors/voice-codes';
import { simplify } from './simplify';

/**
 * How far a message has come on one channel: plain data, to be stored by `subject`.
 */
export interface ReceiptProgress {
  /** The message and its channel: after a fallback the same message starts anew on another one. */
  readonly subject: string;
  /** How far the message is: the higher, the later. */
  readonly rank: number;
}

/**
 * States and details from first to last, after https://developer.8x8.com/connect/docs/message-status-references.
 *
 * `undelivered` comes after `delivered_to_operator`, because the network may fail where the operator did not; but
 * before `delivered_to_recipient`, because a phone that has the message settles it.
 */
const RANKS: ReadonlyMap<string, number> = new Map([
  ['accepted', 1],
  ['queued', 1],
  ['sent', 2],
  ['delivered/delivered_to_operator', 3],
  ['rejected', 4],
  ['undelivered', 4],
  ['failed', 4],
  ['delivered', 5],
  ['read', 6],
]);

/** The rank of a state, higher for later; `undefined` for a state that is not known. */
export function receiptRank(state: string, detail = ''): number | undefined {
  const name = state.toLowerCase();
  return RANKS.get(`${name}/${detail.toLowerCase()}`) ?? RANKS.get(name);
}

/** The progress that a receipt reports; `undefined` for other events and for unknown states. */
export function receiptProgress(event: WebhookEvent): ReceiptProgress | undefined {
  if (event.type === 'unknown' || !webhookEvents[event.type].receipt || event.umid === undefined)
    return undefined;
  const { status, detail } = simplify(event);
  const rank = status === undefined ? undefined : receiptRank(status, detail);
  return rank === undefined
    ? undefined
    : { subject: `${event.umid}/${event.channel ?? ''}`.toLowerCase(), rank };
}

/**
 * Whether a receipt is old news: one that says less than `seen`, the furthest known of the same message on the same
 * channel. 8x8 does not keep receipts in order, so a `sent` may come after a `delivered`.
 *
 * Never true for what is not a receipt, for an unknown state, for another message or another channel, and for a
 * receipt that says as much as `seen`: the key of the event tells whether that one is a repeat.
 */
export function isStaleReceipt(event: WebhookEvent, seen: ReceiptProgress | undefined): boolean {
  const progress = receiptProgress(event);
  return (
    progress !== undefined &&
    seen !== undefined &&
    progress.subject === seen.subject &&
    progress.rank < seen.rank
  );
}

/**
 * What 8x8's code in a receipt or in the summary of a call means, and what to do about it; `undefined` where there is
 * none, or none that is known.
 */
export function receiptMeaning(event: WebhookEvent): CodeMeaning | undefined {
  const { errorCode } = simplify(event);
  return errorCode === undefined ? undefined : codesOf(event)?.[errorCode];
}

/** 8x8 uses the same numbers in each table. A chat message that fell back to SMS has the codes of SMS. */
function codesOf({ type, channel }: WebhookEvent): Readonly<Record<number, CodeMeaning>> | undefined {
  switch (type === 'unknown' ? undefined : webhookEvents[type].errorCodes) {
    case 'sms':
      return smsReceiptCodes;
    case 'chatApps':
      return channel === 'sms' ? smsReceiptCodes : chatReceiptCodes;
    case 'voice':
      return voiceCodes;
    default:
      return undefined;
  }
}
