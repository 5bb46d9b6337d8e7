import type { Provider } from '@nestjs/common';
import { createClient, type Client } from 'cpaas-8x8';
import { checkModuleOptions } from './check-module-options';
import type { EightByEightModuleOptions } from './eight-by-eight.module-definition';
import { getEightByEightOptionsToken, getEightByEightToken, MODULE_OPTIONS } from './eight-by-eight.tokens';
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
    provide: getEightByEightToken(name),
    inject: [getEightByEightOptionsToken(name)],
    useFactory: ({ webhooks: _, ...options }: EightByEightModuleOptions): Client => createClient(options),
  },
  ...serviceProviders(name),
  ...webhookProviders(name),
];
