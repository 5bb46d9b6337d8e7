import { Inject, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { createSmppClient, type SmppClient } from 'smpp-8x8';
import { assertSingleRegistration } from '../assert-single-registration';
import { ACCOUNT_NAME, DEFAULT_ACCOUNT, getSmppClientToken } from '../eight-by-eight.tokens';
import type {
  EightByEightSmppAsyncOptions,
  EightByEightSmppModuleOptions,
  EightByEightSmppRootOptions,
} from './eight-by-eight-smpp-options.interface';
import { eventHandlingProvider, type SmppEventHandling } from './event-handling.provider';
import { SmppConnection } from './smpp-connection';
import { getSmppHandlingToken, getSmppOptionsToken } from './smpp.tokens';

/**
 * Makes the SMPP client of an account injectable, and passes its messages and receipts to the methods with
 * `@OnInboundSms()` and `@OnSmsStatus()`. 8x8 gets its acknowledgement when they have succeeded. Needs the package `smpp-8x8`.
 *
 * The account can have an `EightByEightModule`, too: both then share the handlers and the store of handled events.
 *
 * @example
 * imports: [EightByEightSmppModule.forRoot({ systemId, password, isGlobal: true })]
 */
@Module({})
export class EightByEightSmppModule {
  /**
   * Sets up an SMPP client with options that are known when the app is defined.
   *
   * @throws Error when the app starts, if an option is invalid, or if 8x8 refuses the binds.
   */
  static forRoot({ name, isGlobal, ...options }: EightByEightSmppRootOptions): DynamicModule {
    return EightByEightSmppModule.forRootAsync({
      ...(name === undefined ? {} : { name }),
      ...(isGlobal === undefined ? {} : { isGlobal }),
      useFactory: () => options,
    });
  }

  /**
   * Sets up an SMPP client with options from a factory, for example from `ConfigService`.
   *
   * @throws Error when the app starts, if an option is invalid, or if 8x8 refuses the binds.
   *
   * @example
   * EightByEightSmppModule.forRootAsync({
   *   inject: [ConfigService],
   *   useFactory: (config: ConfigService) => ({
   *     systemId: config.getOrThrow('SMPP_SYSTEM_ID'),
   *     password: config.getOrThrow('SMPP_PASSWORD'),
   *   }),
   * })
   */
  static forRootAsync({
    name = DEFAULT_ACCOUNT,
    isGlobal = false,
    imports = [],
    inject = [],
    useFactory,
  }: EightByEightSmppAsyncOptions): DynamicModule {
    return {
      module: EightByEightSmppModule,
      global: isGlobal,
      imports,
      providers: [
        { provide: ACCOUNT_NAME, useValue: name },
        { provide: getSmppOptionsToken(name), inject, useFactory },
        clientProvider(name),
        eventHandlingProvider(name),
        connectionProvider(name),
      ],
      exports: [getSmppClientToken(name)],
    };
  }

  constructor(@Inject(ACCOUNT_NAME) name: string, @Inject(ModulesContainer) modules: ModulesContainer) {
    assertSingleRegistration(EightByEightSmppModule, name, modules);
  }
}

const clientProvider = (name: string): Provider => ({
  provide: getSmppClientToken(name),
  inject: [getSmppOptionsToken(name)],
  useFactory: ({
    store,
    shutdownTimeoutMs,
    handlerTimeoutMs,
    enhancers,
    onEvent,
    ...options
  }: EightByEightSmppModuleOptions) => createSmppClient(options),
});

const connectionProvider = (name: string): Provider => ({
  provide: SmppConnection,
  inject: [getSmppClientToken(name), getSmppHandlingToken(name), getSmppOptionsToken(name)],
  useFactory: (client: SmppClient, handling: SmppEventHandling, options: EightByEightSmppModuleOptions) =>
    new SmppConnection(name, client, handling, options),
});
