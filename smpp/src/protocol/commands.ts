/** The IDs of the commands that 8x8 supports (SMPP 3.4, 5.1.2.1). A response has the highest bit set. */
export const commandIds = {
  genericNack: 0x80000000,
  bindReceiver: 0x00000001,
  bindTransmitter: 0x00000002,
  submitSm: 0x00000004,
  deliverSm: 0x00000005,
  unbind: 0x00000006,
  bindTransceiver: 0x00000009,
  enquireLink: 0x00000015,
} as const;

const responseBit = 0x80000000;

/** The ID of the response to a command. */
export const responseId = (commandId: number): number => (commandId | responseBit) >>> 0;

export const isResponse = (commandId: number): boolean => commandId >= responseBit;

/** The version that a bind declares: 3.4. */
export const interfaceVersion = 0x34;

/** The tags of the optional parameters that we read or write. The last three are 8x8's own. */
export const tlvTags = {
  receiptedMessageId: 0x001e,
  sarMessageReference: 0x020c,
  sarTotalSegments: 0x020e,
  sarSegmentNumber: 0x020f,
  messagePayload: 0x0424,
  messageState: 0x0427,
  umid: 0x1502,
  mobileCountryCode: 0x1503,
  mobileNetworkCode: 0x1504,
} as const;

/** The bits of `esm_class` that we read or write (SMPP 3.4, 5.2.12). */
export const esmClass = {
  messageType: 0x3c,
  receipt: 0x04,
  intermediateNotification: 0x20,
  userDataHeader: 0x40,
} as const;
