import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import { ACCOUNT_NAME, describeAccount } from './eight-by-eight.tokens';

/**
 * Stops an app that sets up the same account twice, when it starts. Two clients would count rate limits separately,
 * and the order of imports would decide which of them Nest injects.
 */
export function assertSingleRegistration(module: Type, account: string, modules: ModulesContainer): void {
  const registrations = [...modules.values()].filter(
    ({ metatype, providers }) => metatype === module && providers.get(ACCOUNT_NAME)?.instance === account,
  );
  if (registrations.length < 2) return;
  throw new Error(
    `EightByEightModule: ${describeAccount(account)} is set up ${registrations.length} times. ` +
      'Import its module once, with isGlobal: true if several modules inject it; or give the accounts different names: forRoot({ name }).',
  );
}
