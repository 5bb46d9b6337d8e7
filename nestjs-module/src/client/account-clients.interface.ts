import type { EightByEightClient } from 'cpaas-8x8';

/** Finds the client that carries out the jobs of an account. */
export interface AccountClients {
  /** Whether each tenant has a client of its own, as with `EightByEightAccountsModule`. */
  readonly perTenant: boolean;
  /**
   * Returns the client of a tenant, or that of the account if it has no tenants.
   *
   * @throws UnknownTenantError if there is no such tenant.
   */
  get(tenant: string | undefined): Promise<EightByEightClient>;
}
