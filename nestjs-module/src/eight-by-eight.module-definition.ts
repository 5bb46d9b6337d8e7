import { ConfigurableModuleBuilder } from '@nestjs/common';
import { accountDefinition } from './eight-by-eight.providers';
import { DEFAULT_ACCOUNT, MODULE_OPTIONS } from './eight-by-eight.tokens';
import type { EightByEightModuleOptions } from './options/eight-by-eight-options.interface';

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN, OPTIONS_TYPE, ASYNC_OPTIONS_TYPE } =
  new ConfigurableModuleBuilder<EightByEightModuleOptions>({ optionsInjectionToken: MODULE_OPTIONS })
    .setClassMethodName('forRoot')
    .setFactoryMethodName('createEightByEightOptions')
    .setExtras(
      {
        /** Names the account, where an app has several. */
        name: DEFAULT_ACCOUNT,
        /** Makes what the module offers injectable everywhere. */
        isGlobal: false,
        /** Answers the app's HTTP requests by the errors of 8x8: {@link EightByEightExceptionFilter}, for every controller. */
        exceptionFilter: false,
      },
      accountDefinition,
    )
    .build();

/** What `forRoot` takes. */
export type EightByEightRootOptions = typeof OPTIONS_TYPE;

/** What `forRootAsync` takes. */
export type EightByEightAsyncOptions = typeof ASYNC_OPTIONS_TYPE;
