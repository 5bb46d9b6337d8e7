import type { NodeTlsOptions } from 'cpaas-8x8';

/** The direction of a bind: it sends, receives, or does both. */
export type BindType = 'transmitter' | 'receiver' | 'transceiver';

/** TLS settings of the binds, as Node's `tls.connect` takes them. TLS 1.3 is the oldest version. */
export type SmppTlsOptions = Omit<NodeTlsOptions, 'minVersion'>;

/** How binds connect and what they may do at once. */
export interface BindSettings {
  readonly systemId: string;
  /** A function, so that nothing that prints an object prints the password. */
  readonly password: () => string;
  readonly systemType: string;
  readonly host: string;
  readonly port: number;
  readonly tls: SmppTlsOptions | boolean;
  /** Requests that a bind sends without waiting for their responses. */
  readonly window: number;
  /** Messages a second and bind. */
  readonly throughput: number | false;
  /** Time without anything received after which the connection is checked. */
  readonly enquireLinkMs: number;
  /** Time limit from connecting to the response of 8x8 to the bind. */
  readonly connectTimeoutMs: number;
}

/** The longest delay of a timer of Node. A longer one would fire at once. */
export const maxTimerMs = 2 ** 31 - 1;

/** The requests that a client of this package can make, by the names that errors use. */
export const operations = { bind: 'smpp.bind', send: 'sms.send' } as const;
