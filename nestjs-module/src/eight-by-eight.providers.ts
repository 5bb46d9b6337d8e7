import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_FILTER, ExternalContextCreator, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { EightByEightClient } from 'cpaas-8x8';
import { createAccountClient, type AccountClient } from './client/account-client';
import { serviceProviders } from './client/eight-by-eight.services';
import {
  ACCOUNT_CLIENT,
  ACCOUNT_NAME,
  getEightByEightOptionsToken,
  getEightByEightToken,
  getWebhookReceiverToken,
  MODULE_OPTIONS,
} from './eight-by-eight.tokens';
import { EightByEightExceptionFilter } from './http/eight-by-eight-exception.filter';
import { REQUEST_SIGNAL } from './http/request-signal.decorators';
import { requestSignalProvider, ResponseTracker } from './http/request-signal.provider';
import { assertModuleOptions } from './options/assert-module-options';
import type { EightByEightModuleOptions } from './options/eight-by-eight-options.interface';
import { AccountWebhooks } from './webhooks/account-webhooks';

/** Options that the module needs before the account's own options are available. */
export interface AccountExtras {
  readonly name: string;
  readonly isGlobal: boolean;
  readonly exceptionFilter: boolean;
}

/** Adds an account's providers to its dynamic module. Their injection tokens contain the account's name. */
export function buildAccountModule(
  definition: DynamicModule,
  { name, isGlobal, exceptionFilter }: AccountExtras,
): DynamicModule {
  const providers = accountProviders(name);
  return {
    ...definition,
    global: isGlobal,
    providers: [
      ...(definition.providers ?? []),
      { provide: ACCOUNT_NAME, useValue: name },
      ...providers,
      ResponseTracker,
      requestSignalProvider,
      ...(exceptionFilter ? [{ provide: APP_FILTER, useClass: EightByEightExceptionFilter }] : []),
    ],
    exports: [...(definition.exports ?? []), ...providers.map(getProviderToken), REQUEST_SIGNAL],
  };
}

const getProviderToken = (provider: Provider) =>
  typeof provider === 'function' ? provider : provider.provide;

const accountProviders = (name: string): Provider[] => [
  {
    provide: getEightByEightOptionsToken(name),
    inject: [MODULE_OPTIONS],
    useFactory: (options: EightByEightModuleOptions) => assertModuleOptions(options, name),
  },
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
  ...serviceProviders(name),
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
  ],
  useFactory: (
    { webhooks, subAccountId, subAccountIds }: EightByEightModuleOptions,
    client: EightByEightClient,
    host: HttpAdapterHost,
    modules: ModulesContainer,
    contexts: ExternalContextCreator,
  ) => {
    const voiceSubAccountId = subAccountIds?.voice ?? subAccountId;
    return new AccountWebhooks({
      account: name,
      webhooks,
      client,
      voiceSubAccountId,
      host,
      modules,
      contexts,
    });
  },
});
