import { ConfigurableModuleBuilder } from '@nestjs/common';
import { buildAccountModule } from './eight-by-eight.providers';
import { DEFAULT_ACCOUNT, MODULE_OPTIONS } from './eight-by-eight.tokens';
import type { EightByEightModuleOptions } from './options/eight-by-eight-options.interface';

/** What Nest's builder generates for the module: `forRoot` and `forRootAsync`, with the options of one account. */
export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<EightByEightModuleOptions>({ optionsInjectionToken: MODULE_OPTIONS })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createEightByEightOptions')
    .setExtras(
      {
        /** The name of the account. Needed if the app has several accounts. */
        name: DEFAULT_ACCOUNT,
        /** Makes the client and the services injectable in every module. */
        isGlobal: false,
        /** Installs {@link EightByEightExceptionFilter} for every controller of the app, and for every account. */
        exceptionFilter: false,
      },
      buildAccountModule,
    )
    .build();

/** The options of `forRoot`. */
export type EightByEightRootOptions = typeof OPTIONS_TYPE;

/** The options of `forRootAsync`. */
export type EightByEightAsyncOptions = typeof ASYNC_OPTIONS_TYPE;
