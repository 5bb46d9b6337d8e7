import type { MessageStatus } from '../../messages/message';

/** The state of a receipt: its word in the text, and its number in the TLV `message_state` (SMPP 3.4, 5.2.28). */
export interface ReceiptState {
  readonly word: string;
  readonly number: number;
  readonly isFinal: boolean;
}

const expired = 36;

const states = {
  enroute: { word: 'ENROUTE', number: 1, isFinal: false },
  delivered: { word: 'DELIVRD', number: 2, isFinal: true },
  expired: { word: 'EXPIRED', number: 3, isFinal: true },
  undelivered: { word: 'UNDELIV', number: 5, isFinal: true },
  accepted: { word: 'ACCEPTD', number: 6, isFinal: false },
  unknown: { word: 'UNKNOWN', number: 7, isFinal: true },
  rejected: { word: 'REJECTD', number: 8, isFinal: true },
} as const satisfies Record<string, ReceiptState>;

/** The state of SMPP that a status of 8x8 corresponds to. */
export function receiptState({ state, detail, errorCode }: MessageStatus): ReceiptState {
  if (errorCode === expired) return states.expired;
  switch (state) {
    case 'queued':
      return states.accepted;
    case 'sent':
      return states.enroute;
    case 'delivered':
      return detail === 'delivered_to_operator' ? states.enroute : states.delivered;
    case 'undelivered':
    case 'failed':
      return states.undelivered;
    case 'rejected':
      return states.rejected;
    default:
      return states.unknown;
  }
}

/** Bits of `registered_delivery` (SMPP 3.4, 5.2.17): 1 asks for the end, 2 for a failure, 16 for what comes before. */
export function isReceiptWanted(registeredDelivery: number, { isFinal, number }: ReceiptState): boolean {
  if (!isFinal) return (registeredDelivery & 0x10) !== 0;
  const wanted = registeredDelivery & 0x03;
  if (wanted === 2) return number !== states.delivered.number;
  if (wanted === 3) return number === states.delivered.number;
  return wanted === 1;
}
