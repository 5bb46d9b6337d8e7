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

/**
 * The injection token of a service of an account. For the default account it is the class itself.
 *
 * @example
 * module.get(getEightByEightServiceToken(SmsService, 'singapore'))
 */
export const getEightByEightServiceToken = <T extends object>(
  service: EightByEightService<T>,
  name: string = DEFAULT_ACCOUNT,
): EightByEightService<T> | string =>
  name === DEFAULT_ACCOUNT ? service : `EightByEight:${name}:${service.name}`;

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

/** Inside an account's module: the options as the app passed them, before they are validated. */
export const MODULE_OPTIONS = 'EightByEight:given-options';

/** Inside an account's module: the name of the account. */
export const ACCOUNT_NAME = 'EightByEight:account-name';

/** Inside an account's module: its `AccountClient`. */
export const ACCOUNT_CLIENT = 'EightByEight:account-client';

/** An account as error messages name it. */
export const describeAccount = (name: string): string =>
  name === DEFAULT_ACCOUNT ? 'the default account' : `the account ${JSON.stringify(name)}`;
