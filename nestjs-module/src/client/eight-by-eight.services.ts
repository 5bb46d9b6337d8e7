import type { ApiName, EightByEightClient } from 'cpaas-8x8';
import type { Provider } from '@nestjs/common';
import {
  getEightByEightServiceToken,
  getEightByEightToken,
  type EightByEightService,
} from '../eight-by-eight.tokens';

/** The methods of an API as properties, which a subclass cannot override: they are set by the constructor. */
type ServiceMethods<A extends ApiName> = Readonly<EightByEightClient[A]>;

/** A class whose instances have the methods of one API. */
export type ApiServiceClass<A extends ApiName> = abstract new (
  client: Pick<EightByEightClient, A>,
) => ServiceMethods<A>;

/** A class to inject an API by: `class SmsService extends ApiService('sms') {}`. */
export function ApiService<A extends ApiName>(api: A): ApiServiceClass<A> {
  function Service(this: object, client: Pick<EightByEightClient, A>): void {
    Object.assign(this, client[api]);
  }
  return Service as unknown as ApiServiceClass<A>;
}

/** SMS: messages one by one and in bulk, their logs, surveys, senders, prices and balance. */
export class SmsService extends ApiService('sms') {}

/** WhatsApp, RCS, Viber, LINE and the other chat apps: messages, templates, files, flows, channels. */
export class ChatAppsService extends ApiService('chatApps') {}

/** Contacts, their groups, batches of them and the blacklist. */
export class ContactsService extends ApiService('contacts') {}

/** Workflows of 8x8 Automation: definitions and the workflows that run by them. */
export class AutomationService extends ApiService('automation') {}

/** Codes that prove that a number belongs to the one who gives it. */
export class VerificationService extends ApiService('verification') {}

/** Calls, call flows, masked numbers, recordings and logs. */
export class VoiceService extends ApiService('voice') {}

/** Which network a number is in, and whether it can be reached. */
export class NumberLookupService extends ApiService('numberLookup') {}

/** Video interactions: tokens, calls, what they left. */
export class VideoInteractionService extends ApiService('videoInteraction') {}

/** Where 8x8 posts the events of a subaccount. */
export class WebhookConfigService extends ApiService('webhookConfig') {}

/** One an API of the client. */
export const services: readonly EightByEightService[] = [
  SmsService,
  ChatAppsService,
  ContactsService,
  AutomationService,
  VerificationService,
  VoiceService,
  NumberLookupService,
  VideoInteractionService,
  WebhookConfigService,
];

/** Makes the services of an account injectable. */
export const serviceProviders = (name: string): Provider[] =>
  services.map((Service) => ({
    provide: getEightByEightServiceToken(Service, name),
    inject: [getEightByEightToken(name)],
    useFactory: (client: EightByEightClient) => new Service(client),
  }));
