import type { webhookEvents, WebhookEventType, WebhookPayload } from 'cpaas-8x8';
import type { HandlerOptions, Words } from './handler-decorator';

type Events = typeof webhookEvents;

/** What stands at a dotted path of a payload. */
type At<Payload, Path> = Path extends `${infer Field}.${infer Rest}`
  ? Field extends keyof Payload
    ? At<NonNullable<Payload[Field]>, Rest>
    : never
  : Path extends keyof Payload
    ? NonNullable<Payload[Path]>
    : never;

/** The words that the event table has for the state of an event: of a message, a call, a session or a template. */
type StateOf<T extends WebhookEventType> = Events[T]['simple'] extends
  | { readonly status: infer Path }
  | { readonly templateStatus: infer Path }
  ? At<WebhookPayload<T>, Path> & string
  : never;

/** And for the channel, where an event may come on several. */
type ChannelOf<T extends WebhookEventType> = Events[T]['channel'] extends { readonly at: infer Path }
  ? At<WebhookPayload<T>, Path> & string
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
