import { commandIds, interfaceVersion, responseId, tlvTags } from './commands';
import { headerLength, type Address } from './pdu';

/** The fields of `submit_sm` that we set. */
export interface Submission {
  readonly source: Address;
  readonly destination: Address;
  readonly esmClass: number;
  /** SMPP's absolute time, or an empty text. */
  readonly scheduleDeliveryTime: string;
  /** SMPP's absolute time, or an empty text. */
  readonly validityPeriod: string;
  readonly registeredDelivery: number;
  readonly dataCoding: number;
  /** The octets of the message, its user data header included. */
  readonly message: Uint8Array;
  /** Whether the message travels as `message_payload`, not as `short_message`. */
  readonly isPayload: boolean;
}

/** Writes the fields of a PDU one after the other. The sequence number is set when the PDU is sent. */
class PduWriter {
  private offset = headerLength;
  readonly pdu: Buffer;

  constructor(commandId: number, bodyLength: number) {
    this.pdu = Buffer.allocUnsafe(headerLength + bodyLength);
    this.pdu.writeUInt32BE(this.pdu.length, 0);
    this.pdu.writeUInt32BE(commandId, 4);
    this.pdu.writeUInt32BE(0, 8);
    this.pdu.writeUInt32BE(0, 12);
  }

  integer(value: number): this {
    this.pdu[this.offset++] = value;
    return this;
  }

  text(text: string): this {
    this.offset += this.pdu.write(text, this.offset, 'latin1');
    return this.integer(0);
  }

  address({ ton, npi, address }: Address): this {
    return this.integer(ton).integer(npi).text(address);
  }

  octets(octets: Uint8Array): this {
    this.pdu.set(octets, this.offset);
    this.offset += octets.length;
    return this;
  }
}

export function setSequenceNumber(pdu: Buffer, sequenceNumber: number): void {
  pdu.writeUInt32BE(sequenceNumber, 12);
}

export interface BindFields {
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
}

export function encodeBind(commandId: number, { systemId, password, systemType }: BindFields): Buffer {
  const length = systemId.length + password.length + systemType.length + 7;
  return new PduWriter(commandId, length)
    .text(systemId)
    .text(password)
    .text(systemType)
    .integer(interfaceVersion)
    .address({ ton: 0, npi: 0, address: '' }).pdu;
}

/** The octets of `submit_sm` that do not depend on its fields: one for each integer and each end of a text. */
const fixedSubmitLength = 17;
const tlvHeaderLength = 4;

export function encodeSubmitSm(fields: Submission): Buffer {
  const { source, destination, message, isPayload } = fields;
  const { scheduleDeliveryTime, validityPeriod } = fields;
  const texts = source.address.length + destination.address.length;
  const times = scheduleDeliveryTime.length + validityPeriod.length;
  const length = fixedSubmitLength + texts + times + message.length + (isPayload ? tlvHeaderLength : 0);
  const writer = new PduWriter(commandIds.submitSm, length)
    .text('')
    .address(source)
    .address(destination)
    .integer(fields.esmClass)
    .integer(0)
    .integer(0)
    .text(scheduleDeliveryTime)
    .text(validityPeriod)
    .integer(fields.registeredDelivery)
    .integer(0)
    .integer(fields.dataCoding)
    .integer(0);
  if (!isPayload) return writer.integer(message.length).octets(message).pdu;
  return writer
    .integer(0)
    .integer(tlvTags.messagePayload >> 8)
    .integer(tlvTags.messagePayload & 0xff)
    .integer(message.length >> 8)
    .integer(message.length & 0xff)
    .octets(message).pdu;
}

/** A PDU that is only a header: `enquire_link`, `unbind`, `generic_nack` and responses with an error. */
export function encodeHeader(commandId: number, sequenceNumber = 0, commandStatus = 0): Buffer {
  const { pdu } = new PduWriter(commandId, 0);
  pdu.writeUInt32BE(commandStatus, 8);
  setSequenceNumber(pdu, sequenceNumber);
  return pdu;
}

/** `deliver_sm_resp` has an empty message ID (SMPP 3.4, 4.6.2). */
export function encodeDeliverSmResp(sequenceNumber: number, commandStatus: number): Buffer {
  const { pdu } = new PduWriter(responseId(commandIds.deliverSm), 1).text('');
  pdu.writeUInt32BE(commandStatus, 8);
  setSequenceNumber(pdu, sequenceNumber);
  return pdu;
}
