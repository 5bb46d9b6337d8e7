import type { SandboxContext } from '../engine/context';
import { defineRecord } from '../engine/state/record';

/** What a client binds with. */
export interface SmppCredentials {
  readonly systemId: string;
  readonly password: string;
}

/** The default credentials. They are fixed, so that examples and tests can name them. */
const defaultSmppCredentials: SmppCredentials = { systemId: 'sandbox-smpp', password: 'smpp-key' };

export const smppAccountRecord = defineRecord<SmppCredentials>(
  'smppAccount',
  ({ account }) => ({ ...defaultSmppCredentials, ...account.smpp }),
  { systemId: 'string', password: 'string' },
);

/** How to reach the SMPP server of a sandbox. */
export interface SmppAddress extends SmppCredentials {
  readonly host: string;
  /** The port without TLS. Absent when there is none. */
  readonly port?: number;
  /** The port with TLS 1.3. Absent when there is none. */
  readonly tlsPort?: number;
  /** The certificate of the TLS port as PEM: the `ca` of a client. */
  readonly certificate?: string;
}

/** Whether the sandbox was started with an SMPP server. Without one, nothing waits for a receiver. */
export function hasSmpp({ options }: SandboxContext): boolean {
  return options.smppPort !== undefined || options.smppTlsPort !== undefined;
}
