import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { ACCOUNT_NAME, DEFAULT_ACCOUNT } from './eight-by-eight.tokens';

/**
 * Stops an app that sets up one account twice: two clients would count their limits apart, and which of them is injected
 * would depend on the order of imports.
 */
export function refuseSecond(module: Type, name: string, modules: ModulesContainer): void {
  const same = [...modules.values()].filter(
    ({ metatype, providers }) => metatype === module && providers.get(ACCOUNT_NAME)?.instance === name,
  );
  if (same.length < 2) return;
  const account = name === DEFAULT_ACCOUNT ? 'without a name' : `named ${JSON.stringify(name)}`;
  throw new Error(
    `EightByEightModule: the account ${account} is set up ${same.length} times. ` +
      'Import it once, with isGlobal: true if several modules inject it, or name the accounts apart: forRoot({ name }).',
  );
}
