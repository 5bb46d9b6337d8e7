import type { AttemptEvent, AttemptStartListener, CallOptions, Warning } from 'cpaas-8x8';
import { maxTimerMs, type SmppTlsOptions } from '../bind/bind-settings';
import type { LongMessages } from '../sending/prepare-message';

/** The regions of 8x8 that have an SMPP server. */
export type SmppRegion = 'asiaPacific' | 'europe';

/**
 * The hosts of 8x8's SMPP servers.
 *
 * @see https://developer.8x8.com/connect/docs/smpp-connection
 */
export const smppHosts = {
  asiaPacific: 'smpp.8x8.com',
  europe: 'smpp.8x8.uk',
} as const satisfies Record<SmppRegion, string>;

/** 8x8's ports with and without TLS. */
export const smppPorts = { tls: 2776, plain: 2775 } as const;

/**
 * How many binds a client opens. Transmitters send, receivers receive; transceivers do both. 8x8 recommends the first two,
 * so that receipts do not wait behind messages.
 */
export type SmppBinds =
  | { readonly transmitters?: number; readonly receivers?: number; readonly transceivers?: never }
  | { readonly transceivers: number; readonly transmitters?: never; readonly receivers?: never };

/** Time limits of the parts of received long messages. */
export interface SmppReassemblyOptions {
  /**
   * How long 8x8 waits for the acknowledgement of a part, in milliseconds, while other parts are missing. Then 8x8 is
   * asked to send it again, and a copy is kept. Default 5,000.
   */
  readonly holdMs?: number;
  /** After this time in milliseconds a message is delivered without the parts that never came. Default 300,000. */
  readonly incompleteMs?: number;
}

/** The options of a client: the account, its binds, and how they send and receive. */
export interface SmppClientOptions {
  /** The system ID (the user name) of the account's SMPP access. */
  readonly systemId: string;
  /** Its password. It is never logged, and in no error. */
  readonly password: string;
  /** The region of the account. Default `asiaPacific`. */
  readonly region?: SmppRegion;
  /** A host instead of the one of the region: the sandbox, or an IPSec tunnel. */
  readonly host?: string;
  /** The port. Default 2776, or 2775 with `tls: false`. */
  readonly port?: number;
  /**
   * TLS settings. Default `true`: TLS 1.3, with the CAs of Node. `false` sends the password and all texts unencrypted: only
   * for the sandbox and for tunnels.
   */
  readonly tls?: SmppTlsOptions | boolean;
  /** The binds. Default `{ transmitters: 2, receivers: 2 }`: the four binds of an account. */
  readonly binds?: SmppBinds;
  /** The largest number of messages a second and bind. A long message counts once for each part. Default 50. */
  readonly throughput?: number | false;
  /** The number of messages that a bind sends without waiting for their answers. Default 20. */
  readonly window?: number;
  /** The number of received messages and receipts that are handled at the same time. Default 20. */
  readonly receiveWindow?: number;
  /** The number of sends that may wait. More fail at once, with the outcome `not-sent`. Default 10,000. */
  readonly maxWaiting?: number;
  /**
   * How texts of several segments travel. `udh` (default): one message for each segment, which the phone joins.
   * `payload`: one message that 8x8 splits.
   */
  readonly longMessages?: LongMessages;
  /** Whether 8x8 sends delivery receipts. Default `true`. */
  readonly receipts?: boolean;
  /** The `system_type` of the binds. 8x8 needs none. */
  readonly systemType?: string;
  /** The time limit of connecting and binding in milliseconds. Default 30,000. */
  readonly connectTimeoutMs?: number;
  /** The time without anything received after which a bind is checked with `enquire_link`, in milliseconds. Default 30,000. */
  readonly enquireLinkMs?: number;
  /** How long a message waits for its answer, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** The time limit of a send with all its waits, in milliseconds. Default 120,000. */
  readonly deadlineMs?: number;
  /** Time limits of the parts of received long messages. */
  readonly reassembly?: SmppReassemblyOptions;
  /** Called for each input that may be wrong but is sent. Its errors are ignored. */
  readonly onWarning?: (warning: Warning) => void;
  /** Called after each answer to a `submit_sm`, or when none came. Its errors are ignored. */
  readonly onAttempt?: (event: AttemptEvent) => void;
  /** Called for each `submit_sm` that is written, as for the attempts of the REST client. Its errors are ignored. */
  readonly onAttemptStart?: AttemptStartListener;
}

/** Options of one send. They override those of the client. */
export type SmppSendOptions = Pick<CallOptions, 'signal' | 'timeoutMs' | 'deadlineMs'>;

/** The options with their defaults. */
export function withDefaults(options: SmppClientOptions) {
  const { region = 'asiaPacific', tls = true, binds = { transmitters: 2, receivers: 2 } } = options;
  const { transmitters = 0, receivers = 0, transceivers = 0 } = binds;
  return {
    systemId: options.systemId,
    password: () => options.password,
    systemType: options.systemType ?? '',
    host: options.host ?? smppHosts[region],
    port: options.port ?? (tls ? smppPorts.tls : smppPorts.plain),
    tls,
    binds: { transmitter: transmitters, receiver: receivers, transceiver: transceivers },
    throughput: options.throughput ?? 50,
    window: options.window ?? 20,
    receiveWindow: options.receiveWindow ?? 20,
    maxWaiting: options.maxWaiting ?? 10_000,
    longMessages: options.longMessages ?? 'udh',
    receipts: options.receipts ?? true,
    connectTimeoutMs: Math.min(options.connectTimeoutMs ?? 30_000, maxTimerMs),
    enquireLinkMs: Math.min(options.enquireLinkMs ?? 30_000, maxTimerMs),
    timeoutMs: options.timeoutMs ?? 30_000,
    deadlineMs: options.deadlineMs ?? 120_000,
    reassembly: {
      holdMs: Math.min(options.reassembly?.holdMs ?? 5_000, maxTimerMs),
      incompleteMs: Math.min(options.reassembly?.incompleteMs ?? 300_000, maxTimerMs),
      rememberMs: 3_600_000,
    },
  } as const;
}

export type SmppSettings = ReturnType<typeof withDefaults>;
