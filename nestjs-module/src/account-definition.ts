import type { DynamicModule, Provider } from '@nestjs/common';
import { ACCOUNT_NAME } from './eight-by-eight.tokens';
import { accountProviders } from './account-providers';

/** Completes the module of an account: what is made of its options, under tokens that hold the account's name. */
export function accountDefinition(definition: DynamicModule, name: string, isGlobal: boolean): DynamicModule {
  const providers = accountProviders(name);
  return {
    ...definition,
    global: isGlobal,
    providers: [...(definition.providers ?? []), { provide: ACCOUNT_NAME, useValue: name }, ...providers],
    exports: [...(definition.exports ?? []), ...providers.map(tokenOf)],
  };
}

const tokenOf = (provider: Provider) => (typeof provider === 'function' ? provider : provider.provide);
