/** The numbers of SMPP 3.4: commands (section 5.1.2.1), status codes (5.1.3) and TLV tags (5.3.2). */

/** The commands that the sandbox knows. A response has the ID of its request with the highest bit set. */
export const commands = {
  genericNack: 0x8000_0000,
  bindReceiver: 0x01,
  bindTransmitter: 0x02,
  querySm: 0x03,
  submitSm: 0x04,
  deliverSm: 0x05,
  unbind: 0x06,
  replaceSm: 0x07,
  cancelSm: 0x08,
  bindTransceiver: 0x09,
  enquireLink: 0x15,
  submitMulti: 0x21,
  dataSm: 0x103,
} as const;

export const responseBit = 0x8000_0000;

/** The status codes that the sandbox answers with. */
export const statuses = {
  ok: 0x00,
  invalidMessageLength: 0x01,
  invalidCommandLength: 0x02,
  invalidCommand: 0x03,
  invalidBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  invalidSource: 0x0a,
  invalidDestination: 0x0b,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  submitFailed: 0x45,
  invalidDestinationTon: 0x50,
  throttled: 0x58,
  invalidSchedule: 0x61,
  invalidValidity: 0x62,
} as const;

/** The TLVs of the protocol, and below them those of 8x8. */
export const tags = {
  receiptedMessageId: 0x001e,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarPart: 0x020f,
  interfaceVersion: 0x0210,
  messagePayload: 0x0424,
  messageState: 0x0427,
  umid: 0x1502,
  mcc: 0x1503,
  mnc: 0x1504,
  /** No document lists it. A fault adds it, to see whether a client ignores what it does not know. */
  unknown: 0x15ff,
} as const;

/** Bits of `esm_class` (5.2.12). */
export const esmClasses = { receipt: 0x04, intermediate: 0x20, userDataHeader: 0x40 } as const;

export const interfaceVersion = 0x34;
