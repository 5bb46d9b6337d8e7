import { jest } from '@jest/globals';

import type { SmppAddress } from '8x8-sandbox';

jest.setTimeout(30_000);

/** A PDU of the package `smpp`: fields by their name, and TLVs that it does not know by their number. */
export interface BarePdu {
  readonly command: string;
  readonly command_status: number;
  readonly sequence_number: number;
  readonly message_id?: string;
  readonly esm_class?: number;
  readonly data_coding?: number;
  readonly source_addr?: string;
  readonly destination_addr?: string;
  readonly short_message?: { readonly message: string; readonly udh?: Buffer[] };
  readonly receipted_message_id?: string;
  readonly message_state?: number;
  readonly [tlv: number]: Buffer;
  response(fields?: object): BarePdu;
}

interface BareSession {
  on(event: string, listener: (pdu: never) => void): void;
  send(pdu: BarePdu, callback?: (response: BarePdu) => void): boolean;
  close(): void;
  destroy(): void;
  readonly socket: { setNoDelay(isOn: boolean): void };
}

interface BareSmpp {
  connect(options: object, listener: () => void): BareSession;
  readonly PDU: new (command: string, fields: object) => BarePdu;
}

const bare = jest.requireActual<BareSmpp>('smpp');

/** A client that shares no code with ours: the package `smpp`. It acknowledges what it receives, unless told otherwise. */
export interface BareClient {
  /** What `deliver_sm` brought, in order. */
  readonly received: BarePdu[];
  /** The commands of all PDUs that came, in order. */
  readonly commands: string[];
  readonly isClosed: boolean;
  /** The status with which it answers a `deliver_sm`, or `undefined` for no answer. */
  answer: (pdu: BarePdu) => number | undefined;
  /** Resolves with the response. Rejects when the connection closes before. */
  request(command: string, fields?: object): Promise<BarePdu>;
  /** Binds, and returns the status. */
  bind(kind?: 'transmitter' | 'receiver' | 'transceiver', fields?: object): Promise<number>;
  submit(fields: object): Promise<BarePdu>;
  /** Resolves when so many messages were received. */
  receive(count: number): Promise<BarePdu[]>;
  close(): void;
  closed: Promise<void>;
}

const clients: BareClient[] = [];

/** Closes the clients of a test. */
export function closeClients(): void {
  for (const client of clients.splice(0)) client.close();
}

export async function connect(address: SmppAddress | undefined, tls?: object): Promise<BareClient> {
  if (!address) throw new Error('The sandbox has no SMPP server');
  const session = await new Promise<BareSession>((resolve, reject) => {
    const opened = bare.connect(
      {
        host: address.host,
        port: tls ? address.tlsPort : address.port,
        ...(tls ? { tls: true, ...tls } : {}),
      },
      () => resolve(opened),
    );
    opened.on('error', reject);
  });
  session.socket.setNoDelay(true);
  const received: BarePdu[] = [];
  const commands: string[] = [];
  const failures = new Set<(error: Error) => void>();
  let notify = (): void => undefined;
  let isClosed = false;
  session.on('pdu', ({ command }: BarePdu) => commands.push(command));
  session.on('deliver_sm', (pdu: BarePdu) => {
    received.push(pdu);
    const status = client.answer(pdu);
    if (status !== undefined) session.send(pdu.response({ command_status: status }));
    notify();
  });
  const closed = new Promise<void>((resolve) => {
    session.on('close', () => {
      isClosed = true;
      for (const fail of failures) fail(new Error('The connection was closed'));
      notify();
      resolve();
    });
  });
  const client: BareClient = {
    received,
    commands,
    closed,
    get isClosed() {
      return isClosed;
    },
    answer: () => 0,
    request: (command, fields = {}) =>
      new Promise((resolve, reject) => {
        failures.add(reject);
        session.send(new bare.PDU(command, fields), (response) => {
          failures.delete(reject);
          resolve(response);
        });
      }),
    async bind(kind = 'transceiver', fields = {}) {
      const { systemId, password } = address;
      const response = await client.request(`bind_${kind}`, { system_id: systemId, password, ...fields });
      return response.command_status;
    },
    submit: (fields) => client.request('submit_sm', { registered_delivery: 1, ...fields }),
    async receive(count) {
      while (received.length < count) {
        if (isClosed) throw new Error(`The connection was closed after ${received.length} messages`);
        await new Promise<void>((resolve) => (notify = resolve));
      }
      return received;
    },
    close: () => session.destroy(),
  };
  clients.push(client);
  return client;
}

/** The fields of the text of a receipt. */
export function readReceipt({ short_message }: BarePdu): Record<string, string> {
  const names = 'id|sub|dlvrd|submit date|done date|stat|err|text';
  const fields = new RegExp(`(?:^| )(${names}):(.*?)(?= (?:${names}):|$)`, 'g');
  const matches = [...(short_message?.message ?? '').matchAll(fields)];
  return Object.fromEntries(matches.map(([, name = '', value = '']) => [name, value]));
}
