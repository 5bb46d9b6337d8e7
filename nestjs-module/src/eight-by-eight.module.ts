import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { assertSingleRegistration } from './assert-single-registration';
import type { AccountClient } from './client/account-client';
import { ConfigurableModuleClass } from './eight-by-eight.module-definition';
import { ACCOUNT_CLIENT, ACCOUNT_NAME } from './eight-by-eight.tokens';

/**
 * Makes an 8x8 account injectable: its client, and one service per API. Import it once for each account; every account
 * but the default one has a name.
 *
 * @throws Error when the app starts, if an option is invalid or an account is set up twice. It says what to change.
 *
 * @example
 * EightByEightModule.forRoot({ apiKey, subAccountId: 'ExampleCo_SMS', isGlobal: true })
 *
 * @example
 * EightByEightModule.forRootAsync({
 *   name: 'singapore',
 *   inject: [ConfigService],
 *   useFactory: (config: ConfigService) => ({ apiKey: config.getOrThrow('SINGAPORE_API_KEY') }),
 * })
 */
@Module({})
export class EightByEightModule extends ConfigurableModuleClass implements OnApplicationShutdown {
  constructor(
    @Inject(ACCOUNT_NAME) name: string,
    @Inject(ModulesContainer) modules: ModulesContainer,
    @Inject(ACCOUNT_CLIENT) private readonly account: AccountClient,
  ) {
    super();
    assertSingleRegistration(EightByEightModule, name, modules);
  }

  /** Nest calls this after it has closed the app's own server, so all HTTP requests to the app are answered. */
  onApplicationShutdown(): Promise<void> {
    return this.account.shutDown();
  }
}
