import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { assertSingleRegistration } from './assert-single-registration';
import type { AccountClient } from './client/account-client';
import {
  ConfigurableModuleClass,
  type EightByEightAsyncOptions,
  type EightByEightRootOptions,
} from './eight-by-eight.module-definition';
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
  /**
   * Sets up an account with options that are known when the app is defined.
   *
   * @throws Error when the app starts, if an option is invalid. It lists every invalid option.
   *
   * @example
   * EightByEightModule.forRoot({ apiKey, subAccountId: 'ExampleCo_SMS', isGlobal: true })
   */
  static override forRoot(options: EightByEightRootOptions): DynamicModule {
    return super.forRoot(options);
  }

  /**
   * Sets up an account with options from `useFactory`, `useClass` or `useExisting`. `name`, `isGlobal` and
   * `exceptionFilter` stand beside the factory.
   *
   * @throws Error when the app starts, if an option is invalid. It lists every invalid option.
   *
   * @example
   * EightByEightModule.forRootAsync({
   *   isGlobal: true,
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({ apiKey: config.getOrThrow('EIGHT_BY_EIGHT_API_KEY') }),
   * })
   */
  static override forRootAsync(options: EightByEightAsyncOptions): DynamicModule {
    return super.forRootAsync(options);
  }

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
