import { FieldReader, textField, tlvField, type Tlvs } from './fields';

/** The credentials of a bind request (SMPP 3.4, section 4.1). */
export interface BindBody {
  readonly systemId: string;
  readonly password: string;
}

/** @throws {MalformedPdu} */
export function readBind(body: Buffer): BindBody {
  const reader = new FieldReader(body);
  return { systemId: reader.text(16), password: reader.text(9) };
}

/** What `submit_sm` and `deliver_sm` have in common: all their fields (sections 4.4.1 and 4.6.1). */
export interface MessageBody {
  readonly sourceTon: number;
  readonly sourceNpi: number;
  readonly source: string;
  readonly destinationTon: number;
  readonly destinationNpi: number;
  readonly destination: string;
  readonly esmClass: number;
  readonly scheduleDeliveryTime: string;
  readonly validityPeriod: string;
  readonly registeredDelivery: number;
  readonly dataCoding: number;
  readonly shortMessage: Buffer;
  readonly tlvs: Tlvs;
}

/** @throws {MalformedPdu} */
export function readMessage(body: Buffer): MessageBody {
  const reader = new FieldReader(body);
  reader.text(6);
  const source = readAddress(reader);
  const destination = readAddress(reader);
  const esmClass = reader.byte();
  reader.bytes(2);
  const scheduleDeliveryTime = reader.text(17);
  const validityPeriod = reader.text(17);
  const registeredDelivery = reader.byte();
  reader.byte();
  const dataCoding = reader.byte();
  reader.byte();
  const shortMessage = reader.bytes(reader.byte());
  return {
    sourceTon: source.ton,
    sourceNpi: source.npi,
    source: source.address,
    destinationTon: destination.ton,
    destinationNpi: destination.npi,
    destination: destination.address,
    ...{ esmClass, scheduleDeliveryTime, validityPeriod, registeredDelivery, dataCoding, shortMessage },
    tlvs: reader.tlvs(),
  };
}

function readAddress(reader: FieldReader): { ton: number; npi: number; address: string } {
  return { ton: reader.byte(), npi: reader.byte(), address: reader.text(21) };
}

/** A message for the client. The rest of its fields is zero. */
export type DeliverBody = Omit<MessageBody, 'scheduleDeliveryTime' | 'validityPeriod' | 'registeredDelivery'>;

export function writeDeliver(message: DeliverBody): Buffer {
  const { sourceTon, sourceNpi, source, destinationTon, destinationNpi, destination } = message;
  return Buffer.concat([
    textField(''),
    Buffer.from([sourceTon, sourceNpi]),
    textField(source),
    Buffer.from([destinationTon, destinationNpi]),
    textField(destination),
    // After esm_class: protocol_id, priority_flag, two empty times, registered_delivery, replace_if_present_flag.
    Buffer.from([message.esmClass, 0, 0, 0, 0, 0, 0]),
    Buffer.from([message.dataCoding, 0, message.shortMessage.length]),
    message.shortMessage,
    ...[...message.tlvs].map(([tag, value]) => tlvField(tag, value)),
  ]);
}
