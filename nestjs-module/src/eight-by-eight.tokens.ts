import type { EightByEightClient } from 'cpaas-8x8';

/** The name of the account that `forRoot` sets up when it is given none. */
export const DEFAULT_ACCOUNT = 'default';

/** A class that is made of an account's client, such as `SmsService`. */
export type EightByEightService<T extends object = object> = new (client: EightByEightClient) => T;

/**
 * The injection token of an account's client.
 *
 * @example
 * { provide: OrderUpdates, inject: [getEightByEightToken('singapore')], useFactory: (client) => new OrderUpdates(client) }
 */
export const getEightByEightToken = (name: string = DEFAULT_ACCOUNT): string => `EightByEight:${name}:client`;

/**
 * The injection token of a service of an account: the class itself for the account that has no name.
 *
 * @example
 * module.get(getEightByEightServiceToken(SmsService, 'singapore'))
 */
export const getEightByEightServiceToken = <T extends object>(
  service: EightByEightService<T>,
  name: string = DEFAULT_ACCOUNT,
): EightByEightService<T> | string =>
  name === DEFAULT_ACCOUNT ? service : `EightByEight:${name}:${service.name}`;

/** The injection token of an account's options, completed and checked. */
export const getEightByEightOptionsToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:options`;

/** The injection token of what receives an account's webhooks: an {@link WebhookReceiver}. */
export const getWebhookReceiverToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:webhook-receiver`;

/** Within the module of an account: its options as they were given. */
export const MODULE_OPTIONS = 'EightByEight:given-options';

/** Within the module of an account: its name. */
export const ACCOUNT_NAME = 'EightByEight:account-name';

/** Within the module of an account: its client, with what brings it to its end. */
export const ACCOUNT_CLIENT = 'EightByEight:account-client';
