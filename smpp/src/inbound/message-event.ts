import { addressText } from '../protocol/addresses';
import { tlvTags } from '../protocol/commands';
import { decodeCString } from '../protocol/decode';
import type { Delivery } from '../protocol/pdu';
import { decodeText } from '../protocol/text-coding';
import { copyTlvs, toEvent, type SmppEvent } from './smpp-event';

/** One part of a message, or a whole one. */
export interface ReceivedPart {
  readonly delivery: Delivery;
  /** The bind on which it arrived. */
  readonly bind: string;
  /** The octets of the text, without a user data header. */
  readonly octets: Buffer;
}

/** Returns the event of a message from a phone. `parts` are in order; `missingParts` never arrived. */
export function messageEvent(
  parts: readonly ReceivedPart[],
  missingParts: readonly number[] = [],
): SmppEvent {
  const [first] = parts;
  if (!first) throw new Error('A message has at least one part.');
  const { bind, delivery } = first;
  const { source, destination, tlvs } = delivery;
  const { text, encoding } = textOf(parts, first.delivery.dataCoding);
  const umid = tlvs.get(tlvTags.umid);
  const payload = {
    ...(umid ? { umid: decodeCString(umid).trim() } : {}),
    // SMPP does not say when 8x8 received it.
    timestamp: new Date().toISOString(),
    source: addressText(source),
    destination: addressText(destination),
    body: text,
    encoding,
    smsCount: parts.length + missingParts.length,
  };
  const missing = missingParts.length ? { missingParts } : {};
  return toEvent('sms.inbound', payload, { bind, tlvs: copyTlvs(tlvs), ...missing });
}

/** Joins the octets before they are decoded: a part can end within a character. */
function textOf(parts: readonly ReceivedPart[], dataCoding: number): ReturnType<typeof decodeText> {
  if (parts.every(({ delivery }) => delivery.dataCoding === dataCoding))
    return decodeText(Buffer.concat(parts.map(({ octets }) => octets)), dataCoding);
  const texts = parts.map(({ octets, delivery }) => decodeText(octets, delivery.dataCoding).text);
  return { text: texts.join(''), encoding: 'UCS2' };
}
