import { TENANT_PARAMETER } from '../webhooks/endpoint/match-path';
import { assertModuleOptions } from '../options/assert-module-options';
import type { EightByEightAccountsOptions } from './accounts-options.interface';

/** @throws Error that says which option is wrong. */
export function assertAccountsOptions(options: unknown, name: string): EightByEightAccountsOptions {
  const given = Object(options) as EightByEightAccountsOptions;
  const { resolve, webhooks, maxAccounts, maxAgeMs, ...shared } = given;
  if (typeof resolve !== 'function')
    throw invalid('resolve is not a function. Set it to a function that returns the account of a tenant.');
  for (const [option, value] of Object.entries({ maxAccounts, maxAgeMs }))
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      throw invalid(`${option} is not a positive integer. Set it to one, or remove it.`);
  const segments = (webhooks?.path ?? TENANT_PARAMETER).split('/');
  if (segments.filter((segment) => segment === TENANT_PARAMETER).length !== 1)
    throw invalid(
      `webhooks.path does not have the segment ${TENANT_PARAMETER} once. For example: /webhooks/8x8/${TENANT_PARAMETER}.`,
    );
  for (const option of ['cleanUp', 'subAccountId'])
    if (option in (webhooks?.register ?? {}))
      throw invalid(
        `webhooks.register.${option} does not exist for tenants. Remove it. Use removeWebhooks(tenant), and webhooks.subAccountId of a tenant.`,
      );
  // The remaining options are those of an account, apart from what only a tenant knows.
  const path = webhooks?.path.replace(TENANT_PARAMETER, 'tenant');
  assertModuleOptions(
    {
      ...shared,
      apiKey: 'of-a-tenant',
      ...(webhooks && { webhooks: { ...webhooks, path, authorization: false } }),
    },
    name,
  );
  return given;
}

const invalid = (message: string): Error => new Error(`EightByEightAccountsModule: ${message}`);
