import type { ApiName, EightByEightClient } from 'cpaas-8x8';
import type { Provider } from '@nestjs/common';
import {
  getEightByEightServiceToken,
  getEightByEightToken,
  nameService,
  type EightByEightService,
} from '../eight-by-eight.tokens';
import { methodNamesOf } from './api-methods';

/** A class whose instances have the methods of one API of the client. */
export type ApiServiceClass<A extends ApiName> = abstract new (
  client: Pick<EightByEightClient, A>,
) => EightByEightClient[A];

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/**
 * Creates a base class with the methods of one API of the client. They are on the prototype, so that a subclass can
 * override them and test tools can mock them.
 *
 * @example
 * export class SmsService extends ApiService('sms') {}
 */
export function ApiService<A extends ApiName>(api: A): ApiServiceClass<A> {
  const clients = new WeakMap<object, Methods>();
  function Service(this: object, client: Pick<EightByEightClient, A>): void {
    clients.set(this, client[api] as unknown as Methods);
  }
  for (const name of methodNamesOf(api))
    Object.defineProperty(Service.prototype as object, name, {
      configurable: true,
      writable: true,
      enumerable: false,
      value(this: object, ...args: readonly unknown[]) {
        return clients.get(this)?.[name]?.(...args);
      },
    });
  return Service as unknown as ApiServiceClass<A>;
}

/** SMS: sending one or many, logs, surveys, sender IDs, prices and balance. */
export class SmsService extends ApiService('sms') {}

/** WhatsApp, RCS, Viber, LINE and Zalo: messages, templates, files, flows and channels. */
export class ChatAppsService extends ApiService('chatApps') {}

/** Contacts, contact groups, contact batches and the blacklist. */
export class ContactsService extends ApiService('contacts') {}

/** Automation workflows: their definitions and their instances. */
export class AutomationService extends ApiService('automation') {}

/** One-time codes that verify a phone number. */
export class VerificationService extends ApiService('verification') {}

/** Calls, call flows, number masking, recordings and logs. */
export class VoiceService extends ApiService('voice') {}

/** The network of a phone number, and whether it can be reached. */
export class NumberLookupService extends ApiService('numberLookup') {}

/** Video interactions: tokens, calls and recordings. */
export class VideoInteractionService extends ApiService('videoInteraction') {}

/** The webhook URLs of a subaccount. */
export class WebhookConfigService extends ApiService('webhookConfig') {}

/** One service per API of the client. */
const serviceClasses: Readonly<Record<ApiName, EightByEightService>> = {
  sms: SmsService,
  chatApps: ChatAppsService,
  contacts: ContactsService,
  automation: AutomationService,
  verification: VerificationService,
  voice: VoiceService,
  numberLookup: NumberLookupService,
  videoInteraction: VideoInteractionService,
  webhookConfig: WebhookConfigService,
};

for (const [api, service] of Object.entries(serviceClasses)) nameService(service, api);

/** The services of one account. */
export const serviceProviders = (name: string): Provider[] =>
  Object.values(serviceClasses).map((Service) => ({
    provide: getEightByEightServiceToken(Service, name),
    inject: [getEightByEightToken(name)],
    useFactory: (client: EightByEightClient) => new Service(client),
  }));
