import type { WebhookEvents, WebhookEventType } from 'cpaas-8x8';
import type { HandlerOptions, Words } from './handler-decorator';

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
