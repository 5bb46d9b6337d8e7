import { randomBytes } from 'node:crypto';

import { catalogue as everything, type Catalogue } from 'cpaas-8x8';

import type { SettingsChanges } from './settings';

/** Overrides the default credentials, subaccounts and balance of the emulated account. */
export interface SandboxAccountOptions {
  readonly apiKey?: string;
  readonly accountId?: string;
  readonly subAccountIds?: Partial<SubAccountIds>;
  /** The initial balance of a prepaid account, or `null` for a postpaid one. Default 100,000 USD. */
  readonly balance?: number | null;
  /** What SMPP clients bind with. The password has at most 8 characters, as SMPP demands. */
  readonly smpp?: { readonly systemId?: string; readonly password?: string };
}

/** One subaccount for each product, as is usual at 8x8. */
export interface SubAccountIds {
  readonly sms: string;
  readonly chatApps: string;
  readonly voice: string;
  readonly verification: string;
}

/** How long a message takes from one status to the next, in milliseconds. */
export interface StatusDelays {
  /** From submission to `queued`. */
  readonly queued: number;
  readonly sent: number;
  readonly deliveredToOperator: number;
  readonly deliveredToRecipient: number;
  readonly read: number;
  /** From `sent` to a failure. */
  readonly failed: number;
}

/** The options that every part of the sandbox may read. */
export interface EngineOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`: only this machine can connect. */
  readonly host?: string;
  /**
   * The key that the control API and the page require: letters, digits and `-._~`. Default: a random key if other machines
   * can connect, otherwise none.
   */
  readonly controlKey?: string;
  /** The same seed and the same calls give the same IDs. Default `8x8`. */
  readonly seed?: string | number;
  /** A folder that keeps the state: loaded at the start, and saved before each response. Default: memory only. */
  readonly stateFolder?: string;
  /** The operations to serve. Default: every operation of `cpaas-8x8`. */
  readonly catalogue?: Catalogue;
  /** `manual`: time advances only by `advance(ms)`. Default `real`. */
  readonly clock?: 'real' | 'manual';
  /** The start of a manual clock: ISO 8601, or milliseconds since 1970. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: string | number;
  /**
   * Multiplies every delay (statuses, webhook retries, fallback, schedules, exports): 0.01 is a hundred times
   * faster. Default 1.
   */
  readonly timeScale?: number;
  readonly statusDelaysMs?: Partial<StatusDelays>;
  /** How long a log export is queued, and then how long it runs. Default 500 ms each. */
  readonly exportDelayMs?: number;
  /** How long WhatsApp reviews a new template. Default 2,000 ms. */
  readonly reviewDelayMs?: number;
  /** How long a contact batch is queued, and then how long it runs. Default 500 ms each. */
  readonly contactBatchDelayMs?: number;
  /** The timeout of a webhook request. Default 10,000 ms. */
  readonly webhookTimeoutMs?: number;
  /** The port for SMPP 3.4 without TLS. 0 is any free port. Default: none. */
  readonly smppPort?: number;
  /** The port for SMPP 3.4 with TLS 1.3. 0 is any free port. Default: none. */
  readonly smppTlsPort?: number;
  /** The certificate of the TLS port, as PEM. Default: one for this machine, made at the start. */
  readonly smppCertificate?: { readonly cert: string; readonly key: string };
  readonly account?: SandboxAccountOptions;
  /** Initial behaviour settings, such as `rateLimits` and `longTexts`. */
  readonly settings?: SettingsChanges;
}

/** The options of the SMPP server, which only some sandboxes have. */
type SmppOption = 'smppPort' | 'smppTlsPort' | 'smppCertificate';

/** The options with all defaults. */
export interface ResolvedOptions
  extends Required<Omit<EngineOptions, 'stateFolder' | 'startTime' | 'seed' | 'controlKey' | SmppOption>>,
    Pick<EngineOptions, SmppOption> {
  readonly seed: string;
  readonly startTime: number;
  readonly stateFolder: string | undefined;
  readonly controlKey: string | undefined;
  readonly statusDelaysMs: StatusDelays;
}

const statusDelays: StatusDelays = {
  queued: 20,
  sent: 150,
  deliveredToOperator: 250,
  deliveredToRecipient: 500,
  read: 2_000,
  failed: 300,
};

/** Whether only this machine can connect to the host. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host);
}

/** @throws {Error} when the control key cannot be part of a header or a URL. */
function resolveControlKey({ controlKey, host = '127.0.0.1' }: EngineOptions): string | undefined {
  if (controlKey === undefined) return isLoopback(host) ? undefined : randomBytes(18).toString('base64url');
  if (/^[\w.~-]+$/.test(controlKey)) return controlKey;
  throw new Error('controlKey must have at least one character, and only letters, digits and - . _ ~');
}

/** Fills in the defaults of all options that were not given. */
export function resolveOptions(options: EngineOptions): ResolvedOptions {
  const { startTime = '2026-01-01T00:00:00Z' } = options;
  return {
    port: 0,
    host: '127.0.0.1',
    catalogue: everything,
    clock: 'real',
    timeScale: 1,
    exportDelayMs: 500,
    reviewDelayMs: 2_000,
    contactBatchDelayMs: 500,
    webhookTimeoutMs: 10_000,
    account: {},
    settings: {},
    ...options,
    seed: String(options.seed ?? '8x8'),
    startTime: typeof startTime === 'number' ? startTime : Date.parse(startTime),
    stateFolder: options.stateFolder,
    controlKey: resolveControlKey(options),
    statusDelaysMs: { ...statusDelays, ...options.statusDelaysMs },
  };
}
