/** There is no account for a tenant: the app's `resolve` returned `undefined`, or a request named no tenant. */
export class UnknownTenantError extends Error {
  override readonly name = 'UnknownTenantError';

  constructor(readonly tenant: string | undefined) {
    super(
      tenant
        ? `There is no 8x8 account for the tenant ${JSON.stringify(tenant)}: resolve returned undefined.`
        : 'There is no 8x8 account without a tenant. Pass the ID of a tenant to get.',
    );
  }
}

/** Compares the names: each entry point of the package has its own copy of the class. */
export const isUnknownTenantError = (error: unknown): boolean =>
  error instanceof Error && error.name === 'UnknownTenantError';
