import type { Provider } from '@nestjs/common';
import { ExternalContextCreator, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import type { EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../eight-by-eight-options.interface';
import {
  getEightByEightOptionsToken,
  getEightByEightToken,
  getWebhookReceiverToken,
} from '../eight-by-eight.tokens';
import { AccountWebhooks } from './account-webhooks';

/** What receives the webhooks of an account. */
export const webhookProviders = (name: string): Provider[] => [
  {
    provide: getWebhookReceiverToken(name),
    inject: [
      getEightByEightOptionsToken(name),
      getEightByEightToken(name),
      HttpAdapterHost,
      ModulesContainer,
      ExternalContextCreator,
    ],
    useFactory: (
      { webhooks, subAccountId, subAccountIds }: EightByEightModuleOptions,
      client: EightByEightClient,
      host: HttpAdapterHost,
      modules: ModulesContainer,
      contexts: ExternalContextCreator,
    ) => {
      const voiceSubAccountId = subAccountIds?.voice ?? subAccountId;
      return new AccountWebhooks({
        account: name,
        webhooks,
        client,
        voiceSubAccountId,
        host,
        modules,
        contexts,
      });
    },
  },
];
