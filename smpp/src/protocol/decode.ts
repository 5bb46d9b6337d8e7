import { tlvTags } from './commands';
import { PduError, type Address, type Delivery, type Tlvs } from './pdu';

/** Reads the mandatory parameters of a body one after the other. */
class FieldReader {
  private offset = 0;

  constructor(private readonly body: Buffer) {}

  integer(): number {
    const value = this.body[this.offset++];
    if (value === undefined) throw new PduError('The body ends too early.');
    return value;
  }

  /** Reads a text that ends with a zero octet. */
  text(): string {
    const end = this.body.indexOf(0, this.offset);
    if (end < 0) throw new PduError('A text has no end.');
    const text = this.body.toString('latin1', this.offset, end);
    this.offset = end + 1;
    return text;
  }

  address(): Address {
    return { ton: this.integer(), npi: this.integer(), address: this.text() };
  }

  octets(length: number): Buffer {
    const octets = this.body.subarray(this.offset, this.offset + length);
    if (octets.length < length) throw new PduError('The message is shorter than its length says.');
    this.offset += length;
    return octets;
  }

  /** Reads all that is left. Of a tag that comes twice, the first counts. Octets that are no parameter are ignored. */
  tlvs(): Tlvs {
    const { body } = this;
    const tlvs = new Map<number, Buffer>();
    while (this.offset + 4 <= body.length) {
      const tag = body.readUInt16BE(this.offset);
      const length = body.readUInt16BE(this.offset + 2);
      const start = this.offset + 4;
      // 8x8's documents give a length of 2 to country and network codes of 3 digits. No tag begins with a digit's octet.
      const isCode = tag === tlvTags.mobileCountryCode || tag === tlvTags.mobileNetworkCode;
      const isCut = isCode && length === 2 && isDigit(body[start + length]);
      const end = start + length + (isCut ? 1 : 0);
      if (end > body.length) throw new PduError('An optional parameter is longer than the PDU.');
      if (!tlvs.has(tag)) tlvs.set(tag, body.subarray(start, end));
      this.offset = end;
    }
    return tlvs;
  }
}

const isDigit = (octet: number | undefined): boolean => octet !== undefined && octet >= 0x30 && octet <= 0x39;

/** @throws {PduError} if the body does not follow SMPP 3.4. */
export function decodeDeliverSm(body: Buffer): Delivery {
  const reader = new FieldReader(body);
  reader.text(); // service_type
  const source = reader.address();
  const destination = reader.address();
  const esmClass = reader.integer();
  reader.integer(); // protocol_id
  reader.integer(); // priority_flag
  reader.text(); // schedule_delivery_time
  reader.text(); // validity_period
  reader.integer(); // registered_delivery
  reader.integer(); // replace_if_present_flag
  const dataCoding = reader.integer();
  reader.integer(); // sm_default_msg_id
  const shortMessage = reader.octets(reader.integer());
  const tlvs = reader.tlvs();
  const message = shortMessage.length ? shortMessage : (tlvs.get(tlvTags.messagePayload) ?? shortMessage);
  return { source, destination, esmClass, dataCoding, message, tlvs };
}

/** Reads the message ID of `submit_sm_resp`. Servers differ in whether they end it with a zero octet. */
export function decodeMessageId(body: Buffer): string {
  return decodeCString(body);
}

/** Reads a text up to a zero octet or the end. */
export function decodeCString(octets: Buffer): string {
  const end = octets.indexOf(0);
  return octets.toString('latin1', 0, end < 0 ? octets.length : end);
}

/** Reads an integer of any number of octets. */
export const decodeInteger = (octets: Buffer): number => octets.reduce((sum, octet) => sum * 256 + octet, 0);
