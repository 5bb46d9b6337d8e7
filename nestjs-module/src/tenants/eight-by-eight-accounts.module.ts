import { createHash } from 'node:crypto';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_FILTER, ExternalContextCreator, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import {
  DEFAULT_ACCOUNT,
  describeAccount,
  getAccountClientsToken,
  getFingerprintToken,
  getWebhookReceiverToken,
} from '../eight-by-eight.tokens';
import type { AccountClients } from '../client/account-clients.interface';
import { EightByEightExceptionFilter } from '../http/eight-by-eight-exception.filter';
import { AccountWebhooks } from '../webhooks/account-webhooks';
import type {
  EightByEightAccountsAsyncOptions,
  EightByEightAccountsExtras,
  EightByEightAccountsOptions,
} from './accounts-options.interface';
import { assertAccountsOptions } from './assert-accounts-options';
import { EightByEightAccounts } from './eight-by-eight-accounts';
import { TenantWebhooks } from './tenant-webhooks';

/** Inside the module: its validated options. */
const ACCOUNTS_OPTIONS = 'EightByEight:accounts-options';

/**
 * Provides {@link EightByEightAccounts}, which returns the client of a tenant. The accounts of tenants are in a database.
 * The webhooks of all tenants use one path with the parameter `:tenant`. Each tenant has its own secret.
 *
 * @example
 * EightByEightAccountsModule.forRootAsync({
 *   inject: [TenantRepository],
 *   useFactory: (tenants: TenantRepository) => ({
 *     resolve: (tenant) => tenants.findAccount(tenant),
 *     webhooks: { path: '/webhooks/8x8/:tenant' },
 *   }),
 * })
 */
@Module({})
export class EightByEightAccountsModule {
  /**
   * Sets up accounts with a resolver that needs no provider of the app.
   *
   * @throws Error when the app starts, if an option is invalid.
   */
  static forRoot(options: EightByEightAccountsOptions & EightByEightAccountsExtras): DynamicModule {
    const { name, isGlobal, exceptionFilter, ...settings } = options;
    return EightByEightAccountsModule.forRootAsync({
      ...(name === undefined ? {} : { name }),
      ...(isGlobal === undefined ? {} : { isGlobal }),
      ...(exceptionFilter === undefined ? {} : { exceptionFilter }),
      useFactory: () => settings,
    });
  }

  /**
   * Sets up accounts with a resolver from `useFactory`. `name`, `isGlobal` and `exceptionFilter` stand beside the
   * factory.
   *
   * @throws Error when the app starts, if an option is invalid.
   */
  static forRootAsync(options: EightByEightAccountsAsyncOptions): DynamicModule {
    const { name = DEFAULT_ACCOUNT, isGlobal = false, exceptionFilter = false } = options;
    const { imports = [], inject = [], useFactory } = options;
    const providers: Provider[] = [
      {
        provide: ACCOUNTS_OPTIONS,
        inject,
        useFactory: async (...args: unknown[]) => assertAccountsOptions(await useFactory(...args), name),
      },
      {
        provide: EightByEightAccounts,
        inject: [ACCOUNTS_OPTIONS],
        useFactory: (settings: EightByEightAccountsOptions) => new EightByEightAccounts(settings),
      },
      { provide: getFingerprintToken(name), useValue: fingerprintOf(name) },
      {
        provide: getAccountClientsToken(name),
        inject: [EightByEightAccounts],
        useFactory: (accounts: EightByEightAccounts): AccountClients => ({
          perTenant: true,
          get: (tenant) => accounts.get(tenant),
        }),
      },
      receiverProvider(name),
      ...(exceptionFilter ? [{ provide: APP_FILTER, useClass: EightByEightExceptionFilter }] : []),
    ];
    return {
      module: EightByEightAccountsModule,
      global: isGlobal,
      imports,
      providers,
      exports: [
        EightByEightAccounts,
        getAccountClientsToken(name),
        getFingerprintToken(name),
        getWebhookReceiverToken(name),
      ],
    };
  }
}

const fingerprintOf = (name: string): string =>
  createHash('sha256').update(`nestjs-8x8 tenants ${name}`).digest('hex').slice(0, 16);

const receiverProvider = (name: string): Provider => ({
  provide: getWebhookReceiverToken(name),
  inject: [
    ACCOUNTS_OPTIONS,
    EightByEightAccounts,
    HttpAdapterHost,
    ModulesContainer,
    ExternalContextCreator,
    getFingerprintToken(name),
  ],
  useFactory: (
    { webhooks, ...options }: EightByEightAccountsOptions,
    accounts: EightByEightAccounts,
    host: HttpAdapterHost,
    modules: ModulesContainer,
    contexts: ExternalContextCreator,
    fingerprint: string,
  ) => {
    assertOnlyReceiver(name, modules);
    const receiver = new AccountWebhooks({
      account: name,
      fingerprint,
      options: { ...options, ...(webhooks && { webhooks: { ...webhooks, authorization: false } }) },
      authorize: (tenant) => accounts.authorizationOf(tenant),
      host,
      modules,
      contexts,
    });
    accounts.useWebhooks(new TenantWebhooks(webhooks, () => receiver.subscriptions));
    return receiver;
  },
});

/** Handlers name an account, so that only one module can have the name. */
function assertOnlyReceiver(name: string, modules: ModulesContainer): void {
  const token = getWebhookReceiverToken(name);
  if ([...modules.values()].filter(({ providers }) => providers.has(token)).length < 2) return;
  throw new Error(
    `EightByEightAccountsModule: ${describeAccount(name)} is set up by another module too. ` +
      'Give one of them another name: forRoot({ name }).',
  );
}
