import type { DynamicModule, FactoryProvider, Provider, Type, ValueProvider } from '@nestjs/common';
import { APP_FILTER, ExternalContextCreator, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { accountFingerprint } from './client/account-fingerprint';
import { EightByEightClient } from './client/eight-by-eight-client';
import { createAccountClient, type AccountClient } from './client/account-client';
import type { AccountClients } from './client/account-clients.interface';
import { serviceProviders } from './client/eight-by-eight.services';
import {
  ACCOUNT_CLIENT,
  ACCOUNT_NAME,
  DEFAULT_ACCOUNT,
  getAccountClientsToken,
  getEightByEightOptionsToken,
  getEightByEightToken,
  getFingerprintToken,
  getWebhookReceiverToken,
  MODULE_OPTIONS,
} from './eight-by-eight.tokens';
import { EightByEightExceptionFilter } from './http/eight-by-eight-exception.filter';
import { assertModuleOptions } from './options/assert-module-options';
import type { EightByEightModuleOptions } from './options/eight-by-eight-options.interface';
import { AccountWebhooks } from './webhooks/account-webhooks';

/** Options that the module needs before the account's own options are available. */
export interface AccountExtras {
  readonly name: string;
  readonly isGlobal: boolean;
  readonly exceptionFilter: boolean;
}

/**
 * Adds to the dynamic module of an account what the app can inject: its client, its services, its options and its
 * webhook receiver. Their injection tokens contain the account's name.
 */
export function buildAccountModule(
  definition: DynamicModule,
  { name, isGlobal, exceptionFilter }: AccountExtras,
): DynamicModule {
  const optionsProvider = (provider: Provider): Provider =>
    typeof provider !== 'function' && provider.provide === MODULE_OPTIONS
      ? validatedOptionsProvider(provider, name)
      : provider;
  const optionsToken = getEightByEightOptionsToken(name);
  const providers = accountProviders(name);
  return {
    ...definition,
    global: isGlobal,
    providers: [
      ...(definition.providers ?? []).map(optionsProvider),
      { provide: ACCOUNT_NAME, useValue: name },
      ...providers,
      ...(exceptionFilter ? [{ provide: APP_FILTER, useClass: EightByEightExceptionFilter }] : []),
    ],
    exports: [...(definition.exports ?? []), optionsToken, ...providers.map(getProviderToken)],
  };
}

type OptionsProvider = ValueProvider<unknown> | FactoryProvider<unknown> | Exclude<Provider, Type>;

/**
 * Validates the options in the provider that creates them: a test that overrides the options then replaces the app's
 * factory, which may need a configuration that the test does not have.
 */
function validatedOptionsProvider(provider: OptionsProvider, name: string): Provider {
  const provide = getEightByEightOptionsToken(name);
  if ('useFactory' in provider) {
    const { useFactory } = provider;
    const create = async (...args: unknown[]): Promise<EightByEightModuleOptions> =>
      assertModuleOptions(await useFactory(...args), name);
    return { ...provider, provide, useFactory: create };
  }
  const value: unknown = 'useValue' in provider ? provider.useValue : undefined;
  return { provide, useFactory: () => assertModuleOptions(value, name) };
}

const getProviderToken = (provider: Provider) =>
  typeof provider === 'function' ? provider : provider.provide;

const accountProviders = (name: string): Provider[] => [
  {
    provide: ACCOUNT_CLIENT,
    inject: [getEightByEightOptionsToken(name)],
    useFactory: (options: EightByEightModuleOptions) => createAccountClient(name, options),
  },
  {
    provide: getEightByEightToken(name),
    inject: [ACCOUNT_CLIENT],
    useFactory: ({ client }: AccountClient) => client,
  },
  ...(name === DEFAULT_ACCOUNT
    ? [{ provide: EightByEightClient, useExisting: getEightByEightToken(name) }]
    : []),
  ...serviceProviders(name),
  {
    provide: getAccountClientsToken(name),
    inject: [getEightByEightToken(name)],
    useFactory: (client: EightByEightClient): AccountClients => ({
      perTenant: false,
      get: () => Promise.resolve(client),
    }),
  },
  {
    provide: getFingerprintToken(name),
    inject: [getEightByEightOptionsToken(name)],
    useFactory: accountFingerprint,
  },
  webhookReceiverProvider(name),
];

const webhookReceiverProvider = (name: string): Provider => ({
  provide: getWebhookReceiverToken(name),
  inject: [
    getEightByEightOptionsToken(name),
    getEightByEightToken(name),
    HttpAdapterHost,
    ModulesContainer,
    ExternalContextCreator,
    getFingerprintToken(name),
  ],
  useFactory: (
    options: EightByEightModuleOptions,
    client: EightByEightClient,
    host: HttpAdapterHost,
    modules: ModulesContainer,
    contexts: ExternalContextCreator,
    fingerprint: string,
  ) => {
    return new AccountWebhooks({ account: name, fingerprint, options, client, host, modules, contexts });
  },
});
