import type { Provider } from '@nestjs/common';
import { ExternalContextCreator, HttpAdapterHost, ModuleRef, ModulesContainer } from '@nestjs/core';
import { getWebhookReceiverToken } from '../eight-by-eight.tokens';
import { AccountWebhooks } from '../webhooks/account-webhooks';
import type { EightByEightSmppModuleOptions } from './eight-by-eight-smpp-options.interface';
import { getSmppHandlingToken, getSmppOptionsToken } from './smpp.tokens';

/** Runs the handlers of an account. */
export type SmppEventHandling = Pick<AccountWebhooks, 'handle' | 'subscriptions' | 'useStore'>;

/** Finds what runs the handlers of the account. It exists once all modules have been created. */
export type FindEventHandling = () => SmppEventHandling;

/**
 * An account that `EightByEightModule` sets up already has handlers and a store: its webhooks and its SMPP events share
 * them. An account of SMPP alone needs no API key, and gets its own.
 */
export const eventHandlingProvider = (name: string): Provider => ({
  provide: getSmppHandlingToken(name),
  inject: [getSmppOptionsToken(name), ModuleRef, ModulesContainer, HttpAdapterHost, ExternalContextCreator],
  useFactory: (
    { systemId, host: smppHost = '', ...options }: EightByEightSmppModuleOptions,
    moduleRef: ModuleRef,
    modules: ModulesContainer,
    host: HttpAdapterHost,
    contexts: ExternalContextCreator,
  ): AccountWebhooks | AccountOfWebhooks => {
    const token = getWebhookReceiverToken(name);
    if ([...modules.values()].some(({ providers }) => providers.has(token)))
      return new AccountOfWebhooks(() => moduleRef.get<AccountWebhooks>(token, { strict: false }));
    const { handlerTimeoutMs, enhancers, onEvent, shutdownTimeoutMs } = options;
    const settings = {
      ...(handlerTimeoutMs === undefined ? {} : { handlerTimeoutMs }),
      ...(enhancers === undefined ? {} : { enhancers }),
      ...(onEvent === undefined ? {} : { onEvent }),
      ...(shutdownTimeoutMs === undefined ? {} : { shutdownTimeoutMs }),
    };
    const fingerprint = `smpp/${smppHost}/${systemId}`;
    return new AccountWebhooks({ account: name, fingerprint, options: settings, host, modules, contexts });
  },
});

/** The handlers of an account that another module sets up. */
class AccountOfWebhooks implements SmppEventHandling {
  constructor(private readonly find: FindEventHandling) {}

  get subscriptions(): SmppEventHandling['subscriptions'] {
    return this.find().subscriptions;
  }

  handle(event: Parameters<SmppEventHandling['handle']>[0]): Promise<void> {
    return this.find().handle(event);
  }

  useStore(store: Parameters<SmppEventHandling['useStore']>[0]): void {
    this.find().useStore(store);
  }
}
