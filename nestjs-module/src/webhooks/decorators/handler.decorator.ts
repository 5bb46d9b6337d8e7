import type { WebhookEvent, WebhookEvents, WebhookEventType } from 'cpaas-8x8';
import { DEFAULT_ACCOUNT } from '../../eight-by-eight.tokens';
import { subscribe, type Subscription } from './subscription';

/**
 * Makes a method a handler of events of type `E`. A method with a parameter of another event type does not compile.
 * The module awaits what the method returns, and ignores the value.
 */
export type HandlerDecorator<E> = <H extends (event: E, ...rest: never[]) => unknown>(
  target: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/** Options of every event decorator. */
export interface HandlerOptions {
  /** The account whose events the method handles: `'*'` for every account. Default: the default account. */
  readonly account?: string;
}

/** One value or several. Editors suggest the known values; other values are allowed, because 8x8 adds some. */
export type OneOrMany<T extends string = string> = T | readonly T[];

/** Options of event decorators that can filter by channel and state. Case is ignored. */
export interface HandlerFilter extends HandlerOptions {
  /** Handles only events of this channel, or of these channels: `whatsapp`. */
  readonly channel?: OneOrMany | undefined;
  /** Handles only events with this state, or with these states: `delivered`. */
  readonly state?: OneOrMany | undefined;
}

/** Every event that handlers can receive. Call actions need a return value, and so have a decorator of their own. */
export type HandledEvent = Exclude<WebhookEvent, { type: 'voice.callAction' }>;

type StateOf<T extends WebhookEventType> = WebhookEvents[T] extends { state: infer State extends string }
  ? State
  : never;

type ChannelOf<T extends WebhookEventType> = WebhookEvents[T] extends {
  channel: infer Channel extends string;
}
  ? Channel
  : never;

/** Options of the decorator of one event type: it has `state` and `channel` if events of this type have them. */
export type EventOptions<T extends WebhookEventType> = HandlerOptions &
  ([StateOf<T>] extends [never]
    ? unknown
    : {
        /** Handles only events with this state, or with these states. Case is ignored. */
        readonly state?: OneOrMany<StateOf<T>>;
      }) &
  ([ChannelOf<T>] extends [never]
    ? unknown
    : {
        /** Handles only events of this channel, or of these channels. Case is ignored. */
        readonly channel?: OneOrMany<ChannelOf<T>>;
      });

/** Creates the decorator that subscribes a method to these event types. */
export function handlerDecorator<E>(
  types: Subscription['types'],
  { account = DEFAULT_ACCOUNT, channel, state }: HandlerFilter = {},
): HandlerDecorator<E> {
  return (target, method) =>
    subscribe(target, method, {
      types,
      account,
      ...(channel !== undefined && { channels: toArray(channel) }),
      ...(state !== undefined && { states: toArray(state) }),
    });
}

export const toArray = <T extends string>(values: OneOrMany<T>): readonly T[] =>
  typeof values === 'string' ? [values] : values;
