import type { WebhookEvent } from './event';
import { webhookEvents } from './events';
import { callSummaryMeaning, chatReceiptMeaning } from '../errors/code-meaning';
import type { CodeMeaning } from '../errors/rest-codes';
import { smsReceiptCodes } from '../errors/sms-receipt-codes';
import { simplify } from './simplify';

/**
 * The progress of a message on one channel: plain data, to be stored by `subject`.
 */
export interface ReceiptProgress {
  /** The message and its channel. After a fallback the message starts again on another channel. */
  readonly subject: string;
  /** The rank of the last state: higher for later states. */
  readonly rank: number;
}

/**
 * States and details from first to last, as documented in https://developer.8x8.com/connect/docs/message-status-references.
 *
 * `undelivered` ranks above `delivered_to_operator`, because delivery can still fail after the operator accepted the
 * message. It ranks below `delivered_to_recipient`, which is final.
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

/** The rank of a state: higher for later states, `undefined` for an unknown state. */
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
 * Whether a receipt is late: its state comes before `seen`, the last known progress of the same message on the same
 * channel. 8x8 does not deliver receipts in order, so `sent` can arrive after `delivered`.
 *
 * False for other events, for unknown states, for another message or channel, and for the same state as `seen`: the key
 * of the event says whether it is a repeat.
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
 * The meaning of 8x8's error code in a receipt or in the summary of a call, and what to do about it. `undefined` if the
 * event has no code, or an unknown one.
 */
export function receiptMeaning(event: WebhookEvent): CodeMeaning | undefined {
  const { errorCode } = simplify(event);
  return errorCode === undefined ? undefined : meaningOf(event, errorCode);
}

/** 8x8 uses the same numbers in each table. A chat message that fell back to SMS has the codes of SMS. */
function meaningOf({ type, channel }: WebhookEvent, code: number): CodeMeaning | undefined {
  switch (type === 'unknown' ? undefined : webhookEvents[type].errorCodes) {
    case 'sms':
      return smsReceiptCodes[code];
    case 'chatApps':
      return channel === 'sms' ? smsReceiptCodes[code] : chatReceiptMeaning(channel, code);
    case 'voice':
      return callSummaryMeaning(code);
    default:
      return undefined;
  }
}
