import { Module, type DynamicModule } from '@nestjs/common';
import type { EightByEightBullAsyncOptions } from './eight-by-eight-bull-options.interface';

/** The injection token of the settings of an account's queues. */
export const getBullSettingsToken = (account: string): string => `EightByEight:${account}:bull-settings`;

/** Provides the settings of an account's queues: the queues have modules of their own. */
@Module({})
export class BullSettingsModule {
  /** The module of an account. */
  static forAccount(
    account: string,
    { imports = [], inject = [], useFactory }: EightByEightBullAsyncOptions,
  ): DynamicModule {
    const provide = getBullSettingsToken(account);
    return {
      module: BullSettingsModule,
      imports,
      providers: [{ provide, inject, useFactory }],
      exports: [provide],
    };
  }
}
