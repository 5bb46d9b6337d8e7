import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { EightByEightError, type EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import {
  DEFAULT_ACCOUNT,
  getEightByEightOptionsToken,
  getEightByEightToken,
  getSmppClientToken,
} from '../eight-by-eight.tokens';
import { STORE_TIMEOUT_MS, withTimeLimit } from '../webhooks/handlers/time-limit';
import { isReachable, probe } from './probe';
import { smppFailure, type SmppBinds } from './smpp-state';
import type { HealthCheckOptions } from './health-check-options.interface';

interface ProbeResult {
  /** Why the account is down; `undefined` if it is up. */
  readonly reason: string | undefined;
  /** Milliseconds since the epoch. */
  readonly validUntil: number;
}

/**
 * A `@nestjs/terminus` health indicator for an 8x8 account. It checks that 8x8 answers, that 8x8 accepts the API key,
 * and that the store of webhook events can be reached.
 *
 * @example
 * @Get('health')
 * @HealthCheck()
 * check() {
 *   return this.health.check([() => this.eightByEight.check('8x8')]);
 * }
 */
@Injectable()
export class EightByEightHealthIndicator {
  private readonly results = new Map<string, Promise<ProbeResult>>();

  constructor(
    @Inject(HealthIndicatorService) private readonly health: HealthIndicatorService,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  /**
   * Checks an account and reports the result under `key`.
   *
   * The result of the request to 8x8 is cached, for `maxAgeMs` or `maxFailureAgeMs` milliseconds.
   */
  async check<K extends string>(key: K, options: HealthCheckOptions = {}): Promise<HealthIndicatorResult<K>> {
    const { name = DEFAULT_ACCOUNT } = options;
    const [{ reason }, storeReason] = await Promise.all([
      this.latestResult(name, options),
      this.pingStore(name),
    ]);
    const reasons = [reason, storeReason].filter((each) => each !== undefined);
    const indicator = this.health.check(key);
    return reasons.length ? indicator.down({ message: reasons.join(' ') }) : indicator.up();
  }

  /**
   * Reports under `key` whether the SMPP client of an account can send and receive: for each direction that it has, at least
   * one bind is up. Sends nothing. The details have the state of each bind.
   */
  checkSmpp<K extends string>(
    key: K,
    { name = DEFAULT_ACCOUNT }: Pick<HealthCheckOptions, 'name'> = {},
  ): HealthIndicatorResult<K> {
    const client = this.modules.get<SmppBinds>(getSmppClientToken(name), { strict: false });
    const binds = Object.fromEntries(client.binds.map(({ id, state }) => [id, state]));
    const message = smppFailure(client);
    const indicator = this.health.check(key);
    return message === undefined ? indicator.up({ binds }) : indicator.down({ message, binds });
  }

  private async latestResult(name: string, options: HealthCheckOptions): Promise<ProbeResult> {
    const known = this.results.get(name);
    if (known) {
      const found = await known;
      if (found.validUntil > Date.now()) return found;
    }
    // Checks that run at the same time share one request to 8x8.
    const current = this.results.get(name);
    if (current && current !== known) return current;
    const found = this.runProbe(name, options);
    this.results.set(name, found);
    return found;
  }

  /** A client of Redis waits much longer for a connection than a health check may take. */
  private async pingStore(name: string): Promise<string | undefined> {
    try {
      const ping = this.optionsOf(name).webhooks?.store?.ping?.();
      if (ping) await withTimeLimit(ping, STORE_TIMEOUT_MS, () => new Error('no answer in time'));
      return undefined;
    } catch {
      return 'The store of webhook events cannot be reached.';
    }
  }

  private async runProbe(name: string, options: HealthCheckOptions): Promise<ProbeResult> {
    const { maxAgeMs = 30_000, maxFailureAgeMs = 5_000, timeoutMs = 5_000, probe: customProbe } = options;
    const client = this.modules.get<EightByEightClient>(getEightByEightToken(name), { strict: false });
    const limits = { timeoutMs, deadlineMs: timeoutMs, maxRetries: 0 };
    try {
      await (customProbe ? customProbe(client, limits) : probe(client, this.optionsOf(name), limits));
      return { reason: undefined, validUntil: Date.now() + maxAgeMs };
    } catch (error) {
      const reason = failureReason(error);
      return { reason, validUntil: Date.now() + (reason === undefined ? maxAgeMs : maxFailureAgeMs) };
    }
  }

  private optionsOf(name: string): EightByEightModuleOptions {
    return this.modules.get<EightByEightModuleOptions>(getEightByEightOptionsToken(name), { strict: false });
  }
}

/** Why the account is down. `undefined` if the error shows that 8x8 responds and accepts the API key (404, 429). */
function failureReason(error: unknown): string | undefined {
  if (isReachable(error)) return undefined;
  if (error instanceof EightByEightError) return `${error.message}. ${error.advice}`;
  return 'The health probe failed.';
}
