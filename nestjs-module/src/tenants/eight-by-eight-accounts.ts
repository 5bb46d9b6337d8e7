import { isDeepStrictEqual } from 'node:util';
import type { EightByEightClient } from 'cpaas-8x8';
import { createAccountClient, type AccountClient } from '../client/account-client';
import { assertModuleOptions } from '../options/assert-module-options';
import type { WebhookRegistration } from '../webhooks/registration/webhook-registration';
import type { WebhookAuthorization } from '../webhooks/endpoint/authorization';
import type { EightByEightAccountsOptions, TenantAccount } from './accounts-options.interface';
import type { TenantWebhooks } from './tenant-webhooks';
import { UnknownTenantError } from '../http/unknown-tenant.error';

/** A path that is valid: the path of a tenant's webhooks is that of the module. */
const anyPath = '/webhooks/8x8';

interface CachedAccount {
  readonly account: TenantAccount;
  readonly owned: AccountClient;
}

interface CacheEntry {
  readonly cached: Promise<CachedAccount | undefined>;
  readonly expiresAt: number;
}

/**
 * The clients of tenants whose accounts are known only at run time.
 *
 * @example
 * const client = await this.accounts.get(tenant);
 * await client.sms.send({ destination, text });
 */
export class EightByEightAccounts {
  private readonly entries = new Map<string, CacheEntry>();
  /** Apart from the others: requests for tenants that do not exist must not push out real ones. */
  private readonly unknown = new Map<string, number>();

  private webhooks: TenantWebhooks | undefined;

  constructor(private readonly options: EightByEightAccountsOptions) {}

  /**
   * Returns the client of a tenant. Calls for the same tenant get the same client, so its rate limits hold for all of
   * them.
   *
   * @throws UnknownTenantError if `resolve` returns `undefined`, or if a request names no tenant.
   * @throws the error of `resolve`, or an Error that lists what is wrong with the account.
   */
  async get(tenant: string | undefined): Promise<EightByEightClient> {
    return (await this.findKnown(tenant)).owned.client;
  }

  /**
   * Registers the webhooks of a tenant at 8x8, with its secret, for the events that the app's handlers need: call it when
   * the tenant signs up, and when its secret changes. Needs the option `webhooks.register`.
   *
   * @throws UnknownTenantError if `resolve` returns `undefined`.
   * @throws Error if the tenant receives no webhooks, if 8x8 cannot reach the URL, or if another URL is registered and
   *   `replace` is not set.
   * @throws the error of the client if 8x8 does not take the webhooks.
   */
  async registerWebhooks(tenant: string): Promise<void> {
    const registration = await this.findRegistration(tenant);
    await registration.assertAvailable();
    await registration.set();
  }

  /**
   * Removes the webhooks of a tenant at 8x8 that still have this app's URL: call it before the tenant's account is
   * deleted.
   *
   * @throws as {@link registerWebhooks} does.
   */
  async removeWebhooks(tenant: string): Promise<void> {
    const registration = await this.findRegistration(tenant);
    await registration.remove();
  }

  /** Called by the module: knows the path of the webhooks, and the events that handlers need. */
  useWebhooks(webhooks: TenantWebhooks): void {
    this.webhooks = webhooks;
  }

  /**
   * Forgets what is known of a tenant: call it after its account was changed or deleted. In other processes, the old
   * account holds for up to `maxAgeMs`.
   */
  invalidate(tenant: string): void {
    this.unknown.delete(tenant);
    this.drop(tenant);
  }

  /** The `Authorization` header of a tenant's webhooks; nothing if it has none. */
  async authorizationOf(tenant: string | undefined): Promise<WebhookAuthorization | undefined> {
    if (tenant === undefined) return undefined;
    return (await this.find(tenant))?.account.webhooks?.authorization;
  }

  /** Refuses new requests of all clients, and waits for the running ones. */
  async onApplicationShutdown(): Promise<void> {
    const entries = [...this.entries.values()];
    this.entries.clear();
    await Promise.all(
      entries.map(async ({ cached }) => (await cached.catch(() => undefined))?.owned.shutDown()),
    );
  }

  private async findRegistration(tenant: string): Promise<WebhookRegistration> {
    const { account, owned } = await this.findKnown(tenant);
    if (this.webhooks) return this.webhooks.of(tenant, account, owned.client);
    throw new Error(
      'EightByEightAccountsModule: the app has not started yet. Register webhooks once it has.',
    );
  }

  private async findKnown(tenant: string | undefined): Promise<CachedAccount> {
    const found = tenant ? await this.find(tenant) : undefined;
    if (!found) throw new UnknownTenantError(tenant);
    return found;
  }

  private async find(tenant: string): Promise<CachedAccount | undefined> {
    const { maxAgeMs = 60_000, maxAccounts = 1_000 } = this.options;
    const now = Date.now();
    if ((this.unknown.get(tenant) ?? 0) > now) return undefined;
    const known = this.entries.get(tenant);
    const entry =
      known && known.expiresAt > now
        ? known
        : { cached: this.load(tenant, known?.cached), expiresAt: now + maxAgeMs };
    // The tenant that was used last comes last.
    this.entries.delete(tenant);
    this.entries.set(tenant, entry);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= maxAccounts) break;
      this.drop(oldest);
    }
    try {
      const found = await entry.cached;
      if (!found) this.remember(tenant, entry, now + maxAgeMs);
      return found;
    } catch (error) {
      if (this.entries.get(tenant) === entry) {
        this.entries.delete(tenant);
        // The next call resolves the account again, and keeps the client if the account is still the same.
        if (known && known !== entry) this.entries.set(tenant, { ...known, expiresAt: 0 });
      }
      throw error;
    }
  }

  private async load(
    tenant: string,
    previous: Promise<CachedAccount | undefined> | undefined,
  ): Promise<CachedAccount | undefined> {
    const resolved = await this.options.resolve(tenant);
    const before = await previous?.catch(() => undefined);
    if (resolved && before && isDeepStrictEqual(resolved, before.account)) return before;
    before?.owned.release();
    if (!resolved) return undefined;
    const { webhooks, ...clientOptions } = resolved;
    const { shutdownTimeoutMs } = this.options;
    const { subAccountId: _, ...received } = webhooks ?? {};
    const options = {
      ...clientOptions,
      ...(webhooks ? { webhooks: { path: anyPath, ...received } } : {}),
      ...(shutdownTimeoutMs === undefined ? {} : { shutdownTimeoutMs }),
    };
    return { account: resolved, owned: createAccountClient(tenant, assertModuleOptions(options, tenant)) };
  }

  private remember(tenant: string, entry: CacheEntry, until: number): void {
    const { maxAccounts = 1_000 } = this.options;
    if (this.entries.get(tenant) !== entry) return;
    this.entries.delete(tenant);
    this.unknown.delete(tenant);
    this.unknown.set(tenant, until);
    for (const oldest of this.unknown.keys()) {
      if (this.unknown.size <= maxAccounts) return;
      this.unknown.delete(oldest);
    }
  }

  /** Who still holds the client can go on using it. */
  private drop(tenant: string): void {
    const entry = this.entries.get(tenant);
    this.entries.delete(tenant);
    void entry?.cached.then(
      (found) => found?.owned.release(),
      () => undefined,
    );
  }
}
