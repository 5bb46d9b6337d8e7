import type { SubAccountIds } from '../engine/options';
import type { SmppAddress } from '../smpp/smpp-account';
import type { Control } from './control';
import type { ScriptControl } from './customer-scripts/script-player';

/**
 * A running sandbox: how to reach it, and the functions of its control API, with which a test acts as a customer and
 * reads what happened.
 */
export interface Sandbox extends Control, ScriptControl {
  /** The `baseUrl` for the client. */
  readonly url: string;
  readonly apiKey: string;
  readonly accountId: string;
  readonly subAccountIds: SubAccountIds;
  /** `manual` while the clock is stopped: time advances only by `advance`. */
  readonly clock: 'real' | 'manual';
  /** The key for the control API, if it requires one. */
  readonly controlKey: string | undefined;
  /** How to reach its SMPP server, if it was started with `smppPort` or `smppTlsPort`. */
  readonly smpp: SmppAddress | undefined;
  /** Resets the whole state, including webhook registrations. */
  reset(): Promise<void>;
  /** Stops the server and all scheduled tasks. */
  close(): Promise<void>;
}
