import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { AccountClient } from './client/account-client';
import { refuseSecond } from './assert-single-registration';
import { ConfigurableModuleClass } from './eight-by-eight.module-definition';
import { ACCOUNT_CLIENT, ACCOUNT_NAME } from './eight-by-eight.tokens';

/**
 * Makes an 8x8 account injectable: its client, and a service an API. An app that has several accounts imports the
 * module once for each, under a name.
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
    refuseSecond(EightByEightModule, name, modules);
  }

  /** By now the app's own server is closed: what its last requests asked of 8x8 is answered. */
  onApplicationShutdown(): Promise<void> {
    return this.account.end();
  }
}
