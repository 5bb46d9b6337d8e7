import type { ApiName, EightByEightClient } from 'cpaas-8x8';
import type { Provider } from '@nestjs/common';
import {
  getEightByEightServiceToken,
  getEightByEightToken,
  type EightByEightService,
} from '../eight-by-eight.tokens';

/** The constructor sets the methods as properties, so a subclass cannot override them. */
type ServiceMethods<A extends ApiName> = Readonly<EightByEightClient[A]>;

/** A class whose instances have the methods of one API of the client. */
export type ApiServiceClass<A extends ApiName> = abstract new (
  client: Pick<EightByEightClient, A>,
) => ServiceMethods<A>;

/**
 * Creates a base class with the methods of one API of the client.
 *
 * @example
 * export class SmsService extends ApiService('sms') {}
 */
export function ApiService<A extends ApiName>(api: A): ApiServiceClass<A> {
  function Service(this: object, client: Pick<EightByEightClient, A>): void {
    Object.assign(this, client[api]);
  }
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
export const serviceClasses: readonly EightByEightService[] = [
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

/** The services of one account. */
export const serviceProviders = (name: string): Provider[] =>
  serviceClasses.map((Service) => ({
    provide: getEightByEightServiceToken(Service, name),
    inject: [getEightByEightToken(name)],
    useFactory: (client: EightByEightClient) => new Service(client),
  }));
