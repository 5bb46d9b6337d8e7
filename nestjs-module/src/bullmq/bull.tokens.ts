import { Inject } from '@nestjs/common';
import { DEFAULT_ACCOUNT } from '../eight-by-eight.tokens';

const queueName = (purpose: string, account: string): string =>
  account === DEFAULT_ACCOUNT ? `8x8-${purpose}` : `8x8-${purpose}-${account}`;

/**
 * The name of the queue in which an account's webhook events wait for their handlers.
 *
 * @example
 * @InjectQueue(getEventQueueName()) private readonly events: Queue
 */
export const getEventQueueName = (account: string = DEFAULT_ACCOUNT): string => queueName('events', account);

/** The name of the queue of an account's bulk sends. */
export const getBulkQueueName = (account: string = DEFAULT_ACCOUNT): string => queueName('bulk', account);

/**
 * The injection token of the {@link BulkSends} of an account. For the default account, inject the class.
 *
 * @example
 * @Inject(getBulkSendsToken('singapore')) private readonly bulkSends: BulkSends
 */
export const getBulkSendsToken = (account: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${account}:bulk-sends`;

/**
 * Injects the {@link BulkSends} of a named account. For the default account, inject the class.
 *
 * @example
 * constructor(@InjectBulkSends('singapore') private readonly bulkSends: BulkSends) {}
 */
export const InjectBulkSends = (account?: string): PropertyDecorator & ParameterDecorator =>
  Inject(getBulkSendsToken(account));
