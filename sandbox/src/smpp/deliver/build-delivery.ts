import { encodeGsm7 } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import { parseTimestamp } from '../../engine/timestamps';
import type { Message } from '../../messages/message';
import { messageTable } from '../../messages/message-store';
import { currentNetwork } from '../../number-lookup/networks';
import { stripPlus } from '../../numbers/phone-numbers';
import { writeDeliver } from '../wire/bodies';
import { esmClasses, tags } from '../wire/constants';
import { splitText } from '../wire/long-messages';
import { dataCodings } from '../wire/text-coding';
import { formatReceiptTime } from '../wire/times';
import { receiptState } from './receipt-state';
import type { SmppDelivery } from './smpp-delivery';

/** International, ISDN: the numbers of phones. */
const phone = { ton: 1, npi: 1 } as const;
/** A name in place of a number. */
const alphanumeric = { ton: 5, npi: 0 } as const;

const addressKind = (address: string): { readonly ton: number; readonly npi: number } =>
  /^\+?\d+$/.test(address) ? phone : alphanumeric;

/** Makes the body of a `deliver_sm`. Returns `undefined` when its message no longer exists. */
export function buildDelivery({ state }: SandboxContext, delivery: SmppDelivery): Buffer | undefined {
  const message = state.table(messageTable).get(delivery.umid);
  if (!message) return undefined;
  return delivery.kind === 'receipt' ? buildReceipt(message, delivery) : buildInbound(message, delivery);
}

/** The number of parts in which an SMS from a customer arrives. */
export const countInboundParts = (message: Message): number => inboundParts(message).length;

const inboundParts = ({ umid, text, encoding = 'UCS2' }: Message): Buffer[] =>
  splitText(text, encoding, Number(hashDigits(umid, 3)));

function buildInbound(message: Message, delivery: SmppDelivery): Buffer | undefined {
  const parts = inboundParts(message);
  const shortMessage = parts[delivery.part];
  if (!shortMessage) return undefined;
  return writeDeliver({
    ...addresses(message.from, message.to),
    esmClass: parts.length > 1 ? esmClasses.userDataHeader : 0,
    dataCoding: message.encoding === 'GSM7' ? dataCodings.gsm7 : dataCodings.ucs2,
    shortMessage,
    tlvs: new Map([...unknownTlv(delivery), [tags.umid, Buffer.from(message.umid)]]),
  });
}

function buildReceipt(message: Message, delivery: SmppDelivery): Buffer | undefined {
  const status = message.history[delivery.history ?? -1];
  const umid = message.smpp?.parts[delivery.part]?.umid;
  if (!status || umid === undefined) return undefined;
  const { word, number } = receiptState(status);
  const isDelivered = word === 'DELIVRD';
  const text = [
    `id:${umid} sub:001 dlvrd:${isDelivered ? '001' : '000'}`,
    `submit date:${formatReceiptTime(parseTimestamp(message.createdAt))}`,
    `done date:${formatReceiptTime(parseTimestamp(status.timestamp))}`,
    `stat:${word} err:${String(status.errorCode ?? 0).padStart(3, '0')} text:${message.text.slice(0, 20)}`,
  ].join(' ');
  const network = isDelivered ? currentNetwork(message.to) : null;
  return writeDeliver({
    ...addresses(message.to, message.from),
    esmClass: delivery.intermediate ? esmClasses.intermediate : esmClasses.receipt,
    dataCoding: dataCodings.gsm7,
    shortMessage: Buffer.from(encodeGsm7(text)),
    tlvs: new Map([
      ...unknownTlv(delivery),
      [tags.receiptedMessageId, Buffer.from(`${umid}\0`)],
      [tags.messageState, Buffer.from([number])],
      ...(network?.mcc === undefined ? [] : [[tags.mcc, Buffer.from(network.mcc)] as const]),
      ...(network?.mnc === undefined ? [] : [[tags.mnc, Buffer.from(network.mnc)] as const]),
    ]),
  });
}

function addresses(source: string, destination: string) {
  const from = addressKind(source);
  const to = addressKind(destination);
  return {
    ...{ sourceTon: from.ton, sourceNpi: from.npi, source: stripPlus(source) },
    ...{ destinationTon: to.ton, destinationNpi: to.npi, destination: stripPlus(destination) },
  };
}

const unknownTlv = ({ unknownTlv: isWanted }: SmppDelivery): [number, Buffer][] =>
  isWanted ? [[tags.unknown, Buffer.from('8x8')]] : [];
