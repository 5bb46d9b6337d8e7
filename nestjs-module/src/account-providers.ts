import type { Provider } from '@nestjs/common';
import { accountClient, type AccountClient } from './client/account-client';
import { checkModuleOptions } from './check-module-options';
import type { EightByEightModuleOptions } from './eight-by-eight-options.interface';
import {
  ACCOUNT_CLIENT,
  getEightByEightOptionsToken,
  getEightByEightToken,
  MODULE_OPTIONS,
} from './eight-by-eight.tokens';
import { serviceProviders } from './services/service-providers';
import { webhookProviders } from './webhooks/webhook-providers';

/** What an account makes injectable: its options, its client, a service an API, and what receives its webhooks. */
export const accountProviders = (name: string): Provider[] => [
  {
    provide: getEightByEightOptionsToken(name),
    inject: [MODULE_OPTIONS],
    useFactory: (options: EightByEightModuleOptions) => checkModuleOptions(options, name),
  },
  {
    provide: ACCOUNT_CLIENT,
    inject: [getEightByEightOptionsToken(name)],
    useFactory: (options: EightByEightModuleOptions) => accountClient(name, options),
  },
  {
    provide: getEightByEightToken(name),
    inject: [ACCOUNT_CLIENT],
    useFactory: ({ client }: AccountClient) => client,
  },
  ...serviceProviders(name),
  ...webhookProviders(name),
];
