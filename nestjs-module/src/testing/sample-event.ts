import { createSandbox } from '8x8-sandbox';
import {
  createClient,
  parseWebhook,
  webhookEventTypes,
  type JsonObject,
  type KnownWebhookEvent,
  type WebhookEvent,
  type WebhookEventType,
  type WebhookPayload,
} from 'cpaas-8x8';
import { startReceiver } from './event-receiver';
import { eventStories } from './event-scenarios';
import { fit, laidOver } from './payload-overrides';
import { pointWebhooksAt } from './webhook-target';

/** Fields of a payload, as deep as wanted; a list stands for the whole list. */
export type EventOverrides<T extends WebhookEventType> = Partly<WebhookPayload<T>>;

type Partly<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> | undefined }
    : T;

let samples = 0;

/** Longer than anything takes that a story begins. */
const longEnoughMs = 10 * 60 * 1_000;

/**
 * The body of an event, as 8x8 posts it: of any type that is known, each time another event. A sandbox of its own has it
 * happen; what `overrides` says is then laid over the payload. Where the event comes in several forms, the one is taken
 * that says most of it already: a receipt with `{ status: { state: 'undelivered' } }` has an error code.
 *
 * @example
 * await app.receive(await sampleEvent('sms.status', { umid, status: { state: 'undelivered' } }));
 */
export async function sampleEvent<T extends WebhookEventType>(
  type: T,
  overrides: EventOverrides<T> = {} as EventOverrides<T>,
): Promise<JsonObject> {
  if (!webhookEventTypes.includes(type)) {
    throw new TypeError(
      `There is no event ${JSON.stringify(type)}: give one of ${webhookEventTypes.join(', ')}.`,
    );
  }
  const wanted = overrides as JsonObject;
  const happened = (await postedIn(type, wanted)).map(parseWebhook).filter(isOf(type));
  const event = happened.reduce((best, next) =>
    fit(next.payload, wanted) >= fit(best.payload, wanted) ? next : best,
  );
  return laidOver(event.raw, event.payload, wanted);
}

const isOf =
  (type: WebhookEventType) =>
  (event: WebhookEvent): event is KnownWebhookEvent =>
    event.type === type;

/** What is posted in the story of an event. */
async function postedIn(type: WebhookEventType, wanted: JsonObject): Promise<readonly string[]> {
  const receiver = await startReceiver();
  const seed = `sample ${process.pid} ${Date.now()} ${++samples}`;
  const sandbox = await createSandbox({ clock: 'manual', seed, startTime: Date.now() + samples });
  try {
    const { url, bodies } = receiver;
    await pointWebhooksAt(sandbox, { url, path: '/', authorization: false });
    const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
    const client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
    const later = () => sandbox.advance(longEnoughMs);
    await eventStories[type]({ sandbox, client, url, wanted, later });
    await later();
    return bodies;
  } finally {
    await sandbox.close();
    await receiver.close();
  }
}
