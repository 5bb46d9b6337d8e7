import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { NodeClientOptions } from 'cpaas-8x8';
import type { WebhookOptions } from './webhooks/webhook-options.interface';

/** What the module is configured with: the options of `createClient`, and how webhooks are received. */
export interface EightByEightModuleOptions extends NodeClientOptions {
  /** Without it, the app receives none. */
  readonly webhooks?: WebhookOptions;
}

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<EightByEightModuleOptions>()
    .setClassMethodName('forRoot')
    .setExtras({ isGlobal: false }, (definition, { isGlobal }) => ({ ...definition, global: isGlobal }))
    .build();
