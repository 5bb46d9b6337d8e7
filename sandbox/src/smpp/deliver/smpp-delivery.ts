import { defineTable } from '../../engine/state/table-definition';

/** A `deliver_sm` that no client has acknowledged yet. Its content is made from the message when it is sent. */
export interface SmppDelivery {
  readonly id: string;
  /** A delivery receipt, or a part of an SMS from a customer. */
  readonly kind: 'receipt' | 'inbound';
  /** The message that it is about. */
  readonly umid: string;
  /** The part of the message, from 0: each request of a long message has receipts of its own. */
  readonly part: number;
  /** The status in the history of the message that a receipt tells. */
  readonly history?: number;
  /** Whether the receipt is not the last one. */
  readonly intermediate?: true;
  /** A fault adds a TLV that no document lists. */
  readonly unknownTlv?: true;
  /** When it is sent: milliseconds since 1970. */
  readonly dueAt: number;
  /** How often it was sent without being acknowledged. */
  readonly attempts: number;
}

/** What waits for an acknowledgement, oldest first. It survives a restart, as webhooks do. */
export const smppDeliveryTable = defineTable<SmppDelivery>({
  name: 'smppDeliveries',
  key: ({ id }) => id,
  fields: {
    id: 'string',
    kind: 'string',
    umid: 'string',
    part: 'number',
    dueAt: 'number',
    attempts: 'number',
  },
});

/** Sends a delivery whose time has come. */
export interface SmppDeliverTask {
  readonly kind: 'smppDeliver';
  readonly deliveryId: string;
}
