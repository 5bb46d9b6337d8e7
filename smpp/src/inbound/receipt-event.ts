import { smsReceiptCodes } from 'cpaas-8x8';
import { addressText } from '../protocol/addresses';
import { esmClass, tlvTags } from '../protocol/commands';
import { decodeCString, decodeInteger } from '../protocol/decode';
import type { Delivery } from '../protocol/pdu';
import { parseReceiptText } from '../protocol/receipt-text';
import { decodeText } from '../protocol/text-coding';
import { fromReceiptTime } from '../protocol/times';
import { readUserData } from '../protocol/user-data';
import { copyTlvs, toEvent, type SmppEvent } from './smpp-event';

/** The state of a message in the words of webhooks, by `message_state` (SMPP 3.4, 5.2.28). */
const statesByNumber: Readonly<Record<number, string>> = {
  0: 'queued',
  1: 'sent',
  2: 'delivered',
  3: 'undelivered',
  4: 'undelivered',
  5: 'undelivered',
  6: 'sent',
  7: 'unknown',
  8: 'rejected',
};

/** The same by the `stat` of the text (SMPP 3.4, appendix B). */
const statesByName: Readonly<Record<string, string>> = {
  SCHEDUL: 'queued',
  ENROUTE: 'sent',
  DELIVRD: 'delivered',
  EXPIRED: 'undelivered',
  DELETED: 'undelivered',
  UNDELIV: 'undelivered',
  ACCEPTD: 'sent',
  UNKNOWN: 'unknown',
  REJECTD: 'rejected',
};

/** Whether a `deliver_sm` is a delivery receipt, and not a message from a phone. */
export function isReceipt({ esmClass: esm }: Delivery): boolean {
  const type = esm & esmClass.messageType;
  return type === esmClass.receipt || type === esmClass.intermediateNotification;
}

/** Returns the event of a receipt. The message went from the receipt's destination to its source. */
export function receiptEvent(
  delivery: Delivery,
  bind: string,
  clientMessageIdOf: (umid: string) => string | undefined,
): SmppEvent {
  const { source, destination, dataCoding, tlvs } = delivery;
  const { id, stat, err, doneDate } = parseReceiptText(
    decodeText(readUserData(delivery).octets, dataCoding).text,
  );
  const receiptedId = tlvs.get(tlvTags.receiptedMessageId);
  const umid = (receiptedId && decodeCString(receiptedId)) || id;
  const state = stateOf(tlvs.get(tlvTags.messageState), stat);
  const clientMessageId = umid === undefined ? undefined : clientMessageIdOf(umid);
  const timestamp = doneDate === undefined ? undefined : fromReceiptTime(doneDate);
  const status = { ...(state ? { state } : {}), ...(timestamp ? { timestamp } : {}), ...errorOf(err, state) };
  const payload = {
    ...(umid === undefined ? {} : { umid }),
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
    status,
    source: addressText(destination),
    destination: addressText(source),
  };
  const mcc = codeIn(tlvs.get(tlvTags.mobileCountryCode));
  const mnc = codeIn(tlvs.get(tlvTags.mobileNetworkCode));
  return toEvent('sms.status', payload, {
    bind,
    tlvs: copyTlvs(tlvs),
    ...(mcc ? { mcc } : {}),
    ...(mnc ? { mnc } : {}),
  });
}

function stateOf(messageState: Buffer | undefined, stat: string | undefined): string | undefined {
  const byNumber = messageState && statesByNumber[decodeInteger(messageState)];
  return (
    byNumber ?? (stat === undefined ? undefined : (statesByName[stat.toUpperCase()] ?? stat.toLowerCase()))
  );
}

/** A delivered message has no error, although its receipt says `err:000`. */
function errorOf(
  err: string | undefined,
  state: string | undefined,
): { readonly errorCode?: number; readonly errorMessage?: string } {
  if (err === undefined || !/^\d+$/.test(err)) return {};
  const errorCode = Number(err);
  if (errorCode === 0 && !(state === 'undelivered' || state === 'rejected')) return {};
  const errorMessage = smsReceiptCodes[errorCode]?.meaning;
  return { errorCode, ...(errorMessage === undefined ? {} : { errorMessage }) };
}

/** Reads a country or network code: a text, with or without a zero octet at its end. */
const codeIn = (value: Buffer | undefined): string | undefined => value && decodeCString(value).trim();
