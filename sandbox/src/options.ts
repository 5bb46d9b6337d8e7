import { catalogue as everything, type Catalogue } from 'cpaas-8x8';

import type { Settings } from './engine/settings';

/** Credentials other than the well-known ones. */
export interface SandboxAccountOptions {
  readonly apiKey?: string;
  readonly accountId?: string;
  readonly subAccountIds?: Partial<SubAccountIds>;
  /** What a prepaid account begins with; `null` for a postpaid one. Default 100,000 USD. */
  readonly balance?: number | null;
}

/** One subaccount a use, as accounts at 8x8 commonly have. */
export interface SubAccountIds {
  readonly sms: string;
  readonly chatApps: string;
  readonly voice: string;
  readonly verification: string;
}

/** How long a message takes from one state to the next, in milliseconds. */
export interface StatusDelays {
  /** From being handed in to `queued`. */
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
  /** Default `127.0.0.1`: only this machine. */
  readonly host?: string;
  /** The same seed and the same calls give the same IDs. Default `8x8`. */
  readonly seed?: string | number;
  /** Loaded at the start when it exists; saved on every change and on close. */
  readonly stateFile?: string;
  /** Operations to offer. Default: every operation of `cpaas-8x8`. */
  readonly catalogue?: Catalogue;
  /** `manual`: time stands still until `advance(ms)`. Default `real`. */
  readonly clock?: 'real' | 'manual';
  /** Where a manual clock begins: ISO 8601, or milliseconds since 1970. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: string | number;
  /** Multiplies every wait (states, webhook retries, fallback, schedules, exports): 0.01 is a hundred times faster. */
  readonly timeScale?: number;
  readonly statusDelaysMs?: Partial<StatusDelays>;
  /** How long a log export is queued, and how long it then runs. Default 500 ms each. */
  readonly exportDelayMs?: number;
  /** How long WhatsApp looks at a new template before it is approved or rejected. Default 2,000 ms. */
  readonly reviewDelayMs?: number;
  /** How long a batch of contacts is queued, and how long it then runs. Default 500 ms each. */
  readonly contactBatchDelayMs?: number;
  /** How long a webhook may take to be answered. Default 10,000 ms. */
  readonly webhookTimeoutMs?: number;
  readonly account?: SandboxAccountOptions;
  readonly settings?: Partial<Settings>;
}

/** The options with everything filled in. */
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
