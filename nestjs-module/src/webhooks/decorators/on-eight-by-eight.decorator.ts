import {
  handlerDecorator,
  listOf,
  type HandledEvent,
  type HandlerDecorator,
  type HandlerFilter,
} from './handler.decorator';

type HandledType = HandledEvent['type'];
type EventOf<T extends HandledType | '*'> = '*' extends T ? HandledEvent : Extract<HandledEvent, { type: T }>;

/**
 * Runs a method for events by their type: one, several, or `'*'` for all, unknown ones included. Call actions are not
 * among them: see `OnCallAction`.
 *
 * @example
 * @OnEightByEight(['sms.status', 'chatApps.status'])
 * record(event: WebhookEventOf<'sms.status'> | WebhookEventOf<'chatApps.status'>) { … }
 */
export function OnEightByEight<T extends HandledType | '*'>(
  types: T | readonly T[],
  options: HandlerFilter = {},
): HandlerDecorator<EventOf<T>> {
  const list: readonly (HandledType | '*')[] = listOf<HandledType | '*'>(types);
  const named = list.filter((type) => type !== '*');
  return handlerDecorator(named.length < list.length ? '*' : named, options);
}
