import type { Provider, DynamicModule } from '@nestjs/common';
import { accountClient, type AccountClient } from './client/account-client';
import { checkModuleOptions } from './options/assert-module-options';
import type { EightByEightModuleOptions } from './options/eight-by-eight-options.interface';
import {
  ACCOUNT_CLIENT,
  getEightByEightOptionsToken,
  getEightByEightToken,
  MODULE_OPTIONS,
  getWebhookReceiverToken,
  ACCOUNT_NAME,
} from './eight-by-eight.tokens';
import { serviceProviders } from './client/eight-by-eight.services';
import { ExternalContextCreator, HttpAdapterHost, ModulesContainer, APP_FILTER } from '@nestjs/core';
import type { EightByEightClient } from 'cpaas-8x8';
import { AccountWebhooks } from './webhooks/account-webhooks';
import { REQUEST_SIGNAL } from './http/request-signal.decorators';
import { requestSignalProvider, Responses } from './http/request-signal.provider';
import { EightByEightExceptionFilter } from './http/eight-by-eight-exception.filter';

/** What an account makes injectable: its options, its client, a service an API, and what receives its webhooks. */
export const accountProviders = (name: string): Provider[] => [
  {
    provide: getEightByEightOptionsToken(name),
    inject: [MODULE_OPTIONS],
    useFactory: (options: EightByEightModuleOptions) => checkModuleOptions(options, name),
  },
  {
    provide: ACCOUNT_CLIENT,
    inject: [getEightByEightOptionsToken(name)],
    useFactory: (options: EightByEightModuleOptions) => accountClient(name, options),
  },
  {
    provide: getEightByEightToken(name),
    inject: [ACCOUNT_CLIENT],
    useFactory: ({ client }: AccountClient) => client,
  },
  ...serviceProviders(name),
  ...webhookProviders(name),
];

/** What receives the webhooks of an account. */
export const webhookProviders = (name: string): Provider[] => [
  {
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
  },
];

/** What stands beside the options of an account, since the module itself depends on it. */
export interface AccountExtras {
  readonly name: string;
  readonly isGlobal: boolean;
  readonly exceptionFilter: boolean;
}

/** Completes the module of an account: what is made of its options, under tokens that hold the account's name. */
export function accountDefinition(
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
      Responses,
      requestSignalProvider,
      ...(exceptionFilter ? [{ provide: APP_FILTER, useClass: EightByEightExceptionFilter }] : []),
    ],
    exports: [...(definition.exports ?? []), ...providers.map(tokenOf), REQUEST_SIGNAL],
  };
}

const tokenOf = (provider: Provider) => (typeof provider === 'function' ? provider : provider.provide);
