import { Inject, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Client } from 'cpaas-8x8';
import { refuseSecond } from './refuse-second';
import { ConfigurableModuleClass } from './eight-by-eight.module-definition';
import { ACCOUNT_NAME } from './eight-by-eight.tokens';

/** The client as it is injected: every operation of 8x8, `client.sms.send({ … })`. */
export type EightByEightClient = Client;

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
export class EightByEightModule extends ConfigurableModuleClass {
  constructor(@Inject(ACCOUNT_NAME) name: string, modules: ModulesContainer) {
    super();
    refuseSecond(EightByEightModule, name, modules);
  }
}
