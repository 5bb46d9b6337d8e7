import { catalogue as everything, type Catalogue } from 'cpaas-8x8';

import type { Settings } from './engine/settings';

/** Overrides the default credentials, subaccounts and balance of the emulated account. */
export interface SandboxAccountOptions {
  readonly apiKey?: string;
  readonly accountId?: string;
  readonly subAccountIds?: Partial<SubAccountIds>;
  /** The initial balance of a prepaid account, or `null` for a postpaid one. Default 100,000 USD. */
  readonly balance?: number | null;
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

export interface SandboxOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`: only this machine can connect. */
  readonly host?: string;
  /** The same seed and the same calls give the same IDs. Default `8x8`. */
  readonly seed?: string | number;
  /** Loaded at the start if it exists. Saved after every change and on close. */
  readonly stateFile?: string;
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
  readonly account?: SandboxAccountOptions;
  /** Initial behaviour settings, such as `rateLimits` and `longTexts`. */
  readonly settings?: Partial<Settings>;
}

/** The options with all defaults. */
export interface ResolvedOptions extends Required<Omit<SandboxOptions, 'stateFile' | 'startTime' | 'seed'>> {
  readonly seed: string;
  readonly startTime: number;
  readonly stateFile: string | undefined;
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

export function resolveOptions(options: SandboxOptions): ResolvedOptions {
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
    stateFile: options.stateFile,
    statusDelaysMs: { ...statusDelays, ...options.statusDelaysMs },
  };
}
