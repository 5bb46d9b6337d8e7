import { Module } from '@nestjs/common';
import { createClient, type Client } from 'cpaas-8x8';
import {
  ConfigurableModuleClass,
  MODULE_OPTIONS_TOKEN,
  type EightByEightModuleOptions,
} from './eight-by-eight.module-definition';
import { getEightByEightToken } from './eight-by-eight.tokens';

/** The client as it is injected: every operation of 8x8, `client.sms.send({ … })`. */
export type EightByEightClient = Client;

/**
 * Makes the 8x8 client injectable.
 *
 * @example
 * EightByEightModule.forRoot({ apiKey, subAccountId: 'ExampleCo_SMS', isGlobal: true })
 */
@Module({
  providers: [
    {
      provide: getEightByEightToken(),
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: (options: EightByEightModuleOptions): EightByEightClient => createClient(options),
    },
  ],
  exports: [getEightByEightToken()],
})
export class EightByEightModule extends ConfigurableModuleClass {}
