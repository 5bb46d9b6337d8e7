/** The header of a PDU: 16 octets. */
export interface PduHeader {
  readonly commandId: number;
  readonly commandStatus: number;
  readonly sequenceNumber: number;
}

/** A PDU as it was received, with its body not decoded yet. */
export interface Pdu extends PduHeader {
  readonly body: Buffer;
}

/** The optional parameters of a PDU, by tag. */
export type Tlvs = ReadonlyMap<number, Buffer>;

/** A phone number, short code or name, with its type. */
export interface Address {
  /** Type of number: 1 international, 3 network specific, 5 alphanumeric. */
  readonly ton: number;
  /** Numbering plan: 1 for phone numbers. */
  readonly npi: number;
  readonly address: string;
}

/** The fields of `deliver_sm` that we use. */
export interface Delivery {
  readonly source: Address;
  readonly destination: Address;
  readonly esmClass: number;
  readonly dataCoding: number;
  /** The octets of the message, its user data header included: from `short_message` or `message_payload`. */
  readonly message: Buffer;
  readonly tlvs: Tlvs;
}

/** The body of a PDU does not follow SMPP 3.4. */
export class PduError extends Error {
  override readonly name = 'PduError';
}

export const headerLength = 16;
