import {
  handlerDecorator,
  toArray,
  type HandledEvent,
  type HandlerDecorator,
  type HandlerFilter,
} from './handler.decorator';
import type { OfTenant } from './tenant-event';

type HandledType = HandledEvent['type'];
type EventOf<T extends HandledType | '*'> = '*' extends T ? HandledEvent : Extract<HandledEvent, { type: T }>;

/**
 * Handles events by type: one type, several, or `'*'` for all, including unknown ones. Call actions are not included:
 * see {@link OnCallAction}.
 *
 * @example
 * @OnEightByEight(['sms.status', 'chatApps.status'])
 * record(event: WebhookEventOf<'sms.status' | 'chatApps.status'>) { … }
 */
export function OnEightByEight<T extends HandledType | '*'>(
  types: T | readonly T[],
  options: HandlerFilter = {},
): HandlerDecorator<EventOf<T> & OfTenant> {
  const list: readonly (HandledType | '*')[] = toArray<HandledType | '*'>(types);
  const named = list.filter((type) => type !== '*');
  return handlerDecorator(named.length < list.length ? '*' : named, options);
}
