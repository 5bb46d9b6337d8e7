import type { ApiName, EightByEightClient } from 'cpaas-8x8';
import { methodNamesOf } from '../client/api-methods';

/** A call that a mocked service received. */
export interface MockedCall {
  /** The name of the method: `send`. */
  readonly method: string;
  /** The input of the call. */
  readonly input: unknown;
}

/** A service without a network. It records its calls. */
export type MockedService<A extends ApiName> = EightByEightClient[A] & {
  /** The calls so far, the oldest first. */
  readonly calls: readonly MockedCall[];
};

/** What the methods of a mocked service do. They may return a value or a promise. */
export type ServiceMocks<A extends ApiName> = {
  readonly [M in keyof EightByEightClient[A]]?: (...args: never[]) => unknown;
};

/** Creates the stand-in of a service for a unit test without a sandbox. */
function mockService<A extends ApiName>(api: A, mocks: ServiceMocks<A>, factory: string): MockedService<A> {
  const calls: MockedCall[] = [];
  const implementations = mocks as Readonly<Record<string, ((...args: unknown[]) => unknown) | undefined>>;
  const method =
    (name: string) =>
    async (...args: unknown[]): Promise<unknown> => {
      calls.push({ method: name, input: args[0] });
      const implementation = implementations[name];
      if (implementation) return await implementation(...args);
      throw new Error(`${api}.${name} has no mock. Pass one: ${factory}({ ${name}: () => … }).`);
    };
  const methods = Object.fromEntries(methodNamesOf(api).map((name) => [name, method(name)]));
  return { ...methods, calls } as unknown as MockedService<A>;
}

/** A `SmsService` for unit tests. Methods without a mock throw an error that names them. */
export const mockSmsService = (mocks: ServiceMocks<'sms'> = {}): MockedService<'sms'> =>
  mockService('sms', mocks, 'mockSmsService');

/** A `ChatAppsService` for unit tests. Methods without a mock throw an error that names them. */
export const mockChatAppsService = (mocks: ServiceMocks<'chatApps'> = {}): MockedService<'chatApps'> =>
  mockService('chatApps', mocks, 'mockChatAppsService');

/** A `ContactsService` for unit tests. Methods without a mock throw an error that names them. */
export const mockContactsService = (mocks: ServiceMocks<'contacts'> = {}): MockedService<'contacts'> =>
  mockService('contacts', mocks, 'mockContactsService');

/** A `AutomationService` for unit tests. Methods without a mock throw an error that names them. */
export const mockAutomationService = (mocks: ServiceMocks<'automation'> = {}): MockedService<'automation'> =>
  mockService('automation', mocks, 'mockAutomationService');

/** A `VerificationService` for unit tests. Methods without a mock throw an error that names them. */
export const mockVerificationService = (
  mocks: ServiceMocks<'verification'> = {},
): MockedService<'verification'> => mockService('verification', mocks, 'mockVerificationService');

/** A `VoiceService` for unit tests. Methods without a mock throw an error that names them. */
export const mockVoiceService = (mocks: ServiceMocks<'voice'> = {}): MockedService<'voice'> =>
  mockService('voice', mocks, 'mockVoiceService');

/** A `NumberLookupService` for unit tests. Methods without a mock throw an error that names them. */
export const mockNumberLookupService = (
  mocks: ServiceMocks<'numberLookup'> = {},
): MockedService<'numberLookup'> => mockService('numberLookup', mocks, 'mockNumberLookupService');

/** A `VideoInteractionService` for unit tests. Methods without a mock throw an error that names them. */
export const mockVideoInteractionService = (
  mocks: ServiceMocks<'videoInteraction'> = {},
): MockedService<'videoInteraction'> => mockService('videoInteraction', mocks, 'mockVideoInteractionService');

/** A `WebhookConfigService` for unit tests. Methods without a mock throw an error that names them. */
export const mockWebhookConfigService = (
  mocks: ServiceMocks<'webhookConfig'> = {},
): MockedService<'webhookConfig'> => mockService('webhookConfig', mocks, 'mockWebhookConfigService');
