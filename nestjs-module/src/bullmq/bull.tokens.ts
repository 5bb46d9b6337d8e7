import { DEFAULT_ACCOUNT } from '../eight-by-eight.tokens';

const named = (what: string, account: string): string =>
  account === DEFAULT_ACCOUNT ? `8x8-${what}` : `8x8-${what}-${account}`;

/** The queue in which an account's events wait for their handlers. For `@InjectQueue`, and for dashboards. */
export const getEventQueueName = (account: string = DEFAULT_ACCOUNT): string => named('events', account);

/** The queue of an account's bulk sends. */
export const getBulkQueueName = (account: string = DEFAULT_ACCOUNT): string => named('bulk', account);

/** The injection token of the {@link BulkSends} of an account that has a name. */
export const getBulkSendsToken = (account: string = DEFAULT_ACCOUNT): string =>
  `EightByEight:${account}:bulk-sends`;
