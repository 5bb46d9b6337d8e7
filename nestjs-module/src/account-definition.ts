import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ACCOUNT_NAME } from './eight-by-eight.tokens';
import { accountProviders } from './account-providers';
import { REQUEST_SIGNAL } from './request/inject-request-signal.decorator';
import { requestSignalProvider } from './request/request-signal.provider';
import { Responses } from './request/responses';
import { EightByEightExceptionFilter } from './errors/eight-by-eight-exception.filter';

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
