import { ConfigurableModuleBuilder } from '@nestjs/common';
import type { NodeClientOptions } from 'cpaas-8x8';

/** What the module is configured with: the options of `createClient`. */
export type EightByEightModuleOptions = NodeClientOptions;

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<EightByEightModuleOptions>()
    .setClassMethodName('forRoot')
    .setExtras({ isGlobal: false }, (definition, { isGlobal }) => ({ ...definition, global: isGlobal }))
    .build();
