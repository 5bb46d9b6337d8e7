import type { WebhookEvent, WebhookEvents, WebhookEventType } from 'cpaas-8x8';
import { DEFAULT_ACCOUNT } from '../../eight-by-eight.tokens';
import { subscribe, type Subscription } from './subscription';

/**
 * Marks a method that takes this event: one whose parameter is another event does not compile. What it returns is
 * waited for, and else of no account.
 */
export type HandlerDecorator<E> = <H extends (event: E, ...rest: never[]) => unknown>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/** What every decorator of events takes. */
export interface HandlerOptions {
  /** The account whose events are meant: the one without a name by default, `'*'` for every account. */
  readonly account?: string;
}

/** One word or several; known ones are suggested, others are allowed, as 8x8 adds some. */
export type Words<T extends string = string> = T | readonly T[];

/** What decorators of events that have a channel or a state take besides: then only those are handled. */
export interface HandlerFilter extends HandlerOptions {
  /** Of which channel, in any case: `whatsapp`, or a list. */
  readonly channel?: Words | undefined;
  /** In which state, in any case: `delivered`, or a list. */
  readonly state?: Words | undefined;
}

export function handlerDecorator<E>(
  types: Subscription['types'],
  { account = DEFAULT_ACCOUNT, channel, state }: HandlerFilter = {},
): HandlerDecorator<E> {
  return (target, method) =>
    subscribe(target, method, {
      types,
      account,
      ...(channel !== undefined && { channels: listOf(channel) }),
      ...(state !== undefined && { states: listOf(state) }),
    });
}

export const listOf = <T extends string>(words: Words<T>): readonly T[] =>
  typeof words === 'string' ? [words] : words;

/** Whatever handlers may be given: every event but a call action, which waits for an answer. */
export type HandledEvent = Exclude<WebhookEvent, { type: 'voice.callAction' }>;

/** The states of an event: of a message, a call, a session or a template. */
type StateOf<T extends WebhookEventType> = WebhookEvents[T] extends { state: infer State extends string }
  ? State
  : never;

/** The channels of an event, where it may come on several. */
type ChannelOf<T extends WebhookEventType> = WebhookEvents[T] extends {
  channel: infer Channel extends string;
}
  ? Channel
  : never;

/** What the decorator of an event takes. Known words are suggested, others pass; case makes no difference. */
export type EventOptions<T extends WebhookEventType> = HandlerOptions &
  ([StateOf<T>] extends [never]
    ? unknown
    : {
        /** Only events that say so. */
        readonly state?: Words<StateOf<T>>;
      }) &
  ([ChannelOf<T>] extends [never]
    ? unknown
    : {
        /** Only events of these. */
        readonly channel?: Words<ChannelOf<T>>;
      });
