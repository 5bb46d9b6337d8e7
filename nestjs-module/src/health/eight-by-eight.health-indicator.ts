import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { ApiError, EightByEightError, type EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { DEFAULT_ACCOUNT, getEightByEightOptionsToken, getEightByEightToken } from '../eight-by-eight.tokens';
import { cheapRead } from './probe';
import type { HealthCheckOptions } from './health-check-options.interface';

/** What was found, and until when it counts. */
interface Finding {
  readonly reason: string | undefined;
  readonly until: number;
}

/**
 * Tells `@nestjs/terminus` whether 8x8 answers and takes the key, and whether the store of webhook events can be reached.
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
  private readonly findings = new Map<string, Promise<Finding>>();

  constructor(
    @Inject(HealthIndicatorService) private readonly health: HealthIndicatorService,
    @Inject(ModuleRef) private readonly modules: ModuleRef,
  ) {}

  /** Up where 8x8 answers a cheap read, at most one in `maxAgeMs`, and the store a ping. */
  async check<K extends string>(key: K, options: HealthCheckOptions = {}): Promise<HealthIndicatorResult<K>> {
    const { name = DEFAULT_ACCOUNT } = options;
    const [{ reason }, storeReason] = await Promise.all([this.finding(name, options), this.ping(name)]);
    const reasons = [reason, storeReason].filter((each) => each !== undefined);
    const indicator = this.health.check(key);
    return reasons.length ? indicator.down({ message: reasons.join(' ') }) : indicator.up();
  }

  private async finding(name: string, options: HealthCheckOptions): Promise<Finding> {
    const known = this.findings.get(name);
    if (known) {
      const found = await known;
      if (found.until > Date.now()) return found;
    }
    // Probes that come at once share one look.
    const current = this.findings.get(name);
    if (current && current !== known) return current;
    const found = this.look(name, options);
    this.findings.set(name, found);
    return found;
  }

  private async ping(name: string): Promise<string | undefined> {
    try {
      await this.optionsOf(name).webhooks?.store?.ping?.();
      return undefined;
    } catch {
      return 'The store of webhook events cannot be reached.';
    }
  }

  private async look(name: string, options: HealthCheckOptions): Promise<Finding> {
    const { maxAgeMs = 30_000, maxFailureAgeMs = 5_000, timeoutMs = 5_000, read } = options;
    const client = this.modules.get<EightByEightClient>(getEightByEightToken(name), { strict: false });
    const limits = { timeoutMs, deadlineMs: timeoutMs, maxRetries: 0 };
    try {
      await (read ? read(client, limits) : cheapRead(client, this.optionsOf(name), limits));
      return { reason: undefined, until: Date.now() + maxAgeMs };
    } catch (error) {
      const reason = reasonOf(error);
      return { reason, until: Date.now() + (reason === undefined ? maxAgeMs : maxFailureAgeMs) };
    }
  }

  private optionsOf(name: string): EightByEightModuleOptions {
    return this.modules.get<EightByEightModuleOptions>(getEightByEightOptionsToken(name), { strict: false });
  }
}

/** That there is no such thing, or that it is asked too often, 8x8 says when it is there and knows who asks. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof ApiError && (error.status === 404 || error.status === 429)) return undefined;
  if (error instanceof EightByEightError) return `${error.message}. ${error.advice}`;
  return 'The read that was to tell failed.';
}
