import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { NodeClientOptions } from 'cpaas-8x8';
import { accountDefinition } from './account-definition';
import { DEFAULT_ACCOUNT, MODULE_OPTIONS } from './eight-by-eight.tokens';
import type { AttemptLogging } from './logging/attempt-logging.interface';
import type { WebhookOptions } from './webhooks/webhook-options.interface';

/** What the module is configured with: the options of `createClient`, and how webhooks are received. */
export interface EightByEightModuleOptions extends NodeClientOptions {
  /** Without it, the app receives none. */
  readonly webhooks?: WebhookOptions;
  /** At which level the app's logger is told of attempts; `false` to leave it alone. */
  readonly logging?: AttemptLogging | false;
  /** How long requests on the wire may take to end when the app shuts down. Default 10,000 ms. */
  readonly shutdownTimeoutMs?: number;
}

/** What `useClass` and `useExisting` name: a provider that makes the options. */
export interface EightByEightOptionsFactory {
  createEightByEightOptions(): EightByEightModuleOptions | Promise<EightByEightModuleOptions>;
}

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
      },
      (definition, { name, isGlobal }) => accountDefinition(definition, name, isGlobal),
    )
    .build();

/** What `forRoot` takes. */
export type EightByEightRootOptions = typeof OPTIONS_TYPE;

/** What `forRootAsync` takes. */
export type EightByEightAsyncOptions = typeof ASYNC_OPTIONS_TYPE;
