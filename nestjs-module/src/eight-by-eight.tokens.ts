import type { EightByEightClient } from 'cpaas-8x8';

/** The name of the account that `forRoot` sets up if you give it no name: the default account. */
export const DEFAULT_ACCOUNT = 'default';

/** A class that takes an account's client in its constructor, such as `SmsService`. */
export type EightByEightService<T extends object = object> = new (client: EightByEightClient) => T;

/**
 * The injection token of an account's client.
 *
 * @example
 * { provide: OrderUpdates, inject: [getEightByEightToken('singapore')], useFactory: (client) => new OrderUpdates(client) }
 */
export const getEightByEightToken = (name: string = DEFAULT_ACCOUNT): string => `EightByEight:${name}:client`;

const serviceNames = new WeakMap<EightByEightService, string>();

/** Gives a service class a name for its tokens. The name of the class itself is another one after minification. */
export function nameService(service: EightByEightService, name: string): void {
  serviceNames.set(service, name);
}

/**
 * The injection token of a service of an account. For the default account it is the class itself.
 *
 * @throws TypeError if the class is no service of this package.
 *
 * @example
 * module.get(getEightByEightServiceToken(SmsService, 'singapore'))
 */
export const getEightByEightServiceToken = <T extends object>(
  service: EightByEightService<T>,
  name: string = DEFAULT_ACCOUNT,
): EightByEightService<T> | string => {
  if (name === DEFAULT_ACCOUNT) return service;
  const serviceName = serviceNames.get(service);
  if (serviceName !== undefined) return `EightByEight:${name}:service:${serviceName}`;
  throw new TypeError(
    `${service.name} is no service of nestjs-8x8, so accounts do not provide it. Provide it yourself: { provide, inject: [getEightByEightToken(name)], useFactory }.`,
  );
};

/**
 * The injection token of an account's validated options.
 *
 * @example
 * Test.createTestingModule({ imports: [AppModule] }).overrideProvider(getEightByEightOptionsToken()).useValue(options)
 */
export const getEightByEightOptionsToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:options`;

/**
 * The injection token of an account's {@link WebhookReceiver}.
 *
 * @example
 * app.get<WebhookReceiver>(getWebhookReceiverToken()).failures.subscribe(report)
 */
export const getWebhookReceiverToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:webhook-receiver`;

/** The injection token of the queue that takes the events of an account. */
export const getEventQueueToken = (name: string): string => `EightByEight:${name}:event-queue`;

/**
 * The injection token of the SMPP client of an account.
 *
 * @example
 * app.get<SmppClient>(getSmppClientToken())
 */
export const getSmppClientToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:smpp-client`;

/** The injection token of a text that identifies the account in stores that several apps share. */
export const getFingerprintToken = (name: string): string => `EightByEight:${name}:fingerprint`;

/** The injection token of the `AccountClients` of an account. */
export const getAccountClientsToken = (name: string): string => `EightByEight:${name}:clients`;

/** Inside an account's module: the options as the app passed them, before they are validated. */
export const MODULE_OPTIONS = 'EightByEight:given-options';

/** Inside an account's module: the name of the account. */
export const ACCOUNT_NAME = 'EightByEight:account-name';

/** Inside an account's module: its `AccountClient`. */
export const ACCOUNT_CLIENT = 'EightByEight:account-client';

/** An account as error messages name it. */
export const describeAccount = (name: string): string =>
  name === DEFAULT_ACCOUNT ? 'the default account' : `the account ${JSON.stringify(name)}`;
