import type { MessageFilter } from '../messages/message-book';
import type { WaitOptions } from './waiting';

type Query = Readonly<Record<string, string>>;

/** A filter of messages as a query string has it. */
export function filterFrom({ since, limit, timeoutMs: _, ...rest }: Query): MessageFilter {
  return {
    ...rest,
    ...(since === undefined ? {} : { since: /^\d+$/.test(since) ? Number(since) : since }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  };
}

export function waitFrom({ timeoutMs }: Query): WaitOptions {
  return timeoutMs === undefined ? {} : { timeoutMs: Number(timeoutMs) };
}
