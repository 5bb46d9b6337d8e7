/** The name of the account that `forRoot` sets up when it is given none. */
export const DEFAULT_ACCOUNT = 'default';

/**
 * The injection token of an account's client.
 *
 * @example
 * { provide: OrderUpdates, inject: [getEightByEightToken('singapore')], useFactory: (client) => new OrderUpdates(client) }
 */
export const getEightByEightToken = (name: string = DEFAULT_ACCOUNT): string => `EightByEight:${name}:client`;

/** The injection token of an account's options, completed and checked. */
export const getEightByEightOptionsToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:options`;

/** The injection token of what receives an account's webhooks: an {@link WebhookReceiver}. */
export const getWebhookReceiverToken = (name: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${name}:webhook-receiver`;
