/** In which direction messages flow on a bind. */
export type SmppBindKind = 'transmitter' | 'receiver' | 'transceiver';

/** A connection of a client that has logged in. */
export interface SmppBind {
  /** Counts from 1. */
  readonly id: string;
  readonly systemId: string;
  readonly kind: SmppBindKind;
  /** The address and the port of the client. */
  readonly address: string;
  readonly tls: boolean;
  /** ISO 8601. */
  readonly boundSince: string;
  /** How many messages the client has submitted. */
  readonly submitted: number;
  /** How many receipts and messages the client has acknowledged. */
  readonly acknowledged: number;
  /** How many submitted messages are not answered yet. */
  readonly window: number;
  /** How many receipts and messages wait for the client's acknowledgement. */
  readonly unacknowledged: number;
}

/** A client has bound, or a bind has ended. */
export interface SmppEvent {
  readonly kind: 'smpp';
  readonly change: 'bound' | 'unbound';
  readonly bind: SmppBind;
}
