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
import { startEventReceiver } from './event-receiver';
import { scenarioFor } from './event-scenarios';
import { countMatches, applyOverrides } from './payload-overrides';
import { registerWebhooks } from './webhook-target';

/** Fields to replace in an event's payload, at any depth. A list replaces the whole list. */
export type EventOverrides<T extends WebhookEventType> = DeepPartial<WebhookPayload<T>>;

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T;

let sampleCount = 0;

/** Longer than any message or call of a scenario takes. */
const settleMs = 10 * 60 * 1_000;

/**
 * Creates the body of an event as 8x8 posts it, for any known event type. Each call creates a new event, in a sandbox of
 * its own. `overrides` replaces fields of the payload. If an event has several forms, the form that matches most
 * overrides is used: with `{ status: { state: 'undelivered' } }`, a delivery receipt has an error code.
 *
 * @throws TypeError if there is no such event type.
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
      `sampleEvent: there is no event type ${JSON.stringify(type)}. Use one of ${webhookEventTypes.join(', ')}.`,
    );
  }
  const fields = overrides as JsonObject;
  const events = (await runScenario(type, fields)).map(parseWebhook).filter(hasType(type));
  const event = events.reduce((best, next) =>
    countMatches(next.payload, fields) >= countMatches(best.payload, fields) ? next : best,
  );
  return applyOverrides(event.raw, event.payload, fields);
}

const hasType =
  (type: WebhookEventType) =>
  (event: WebhookEvent): event is KnownWebhookEvent =>
    event.type === type;

/** Runs the scenario of an event type, and returns the bodies that the sandbox posted. */
async function runScenario(type: WebhookEventType, overrides: JsonObject): Promise<readonly string[]> {
  const receiver = await startEventReceiver();
  const seed = `sample ${process.pid} ${Date.now()} ${++sampleCount}`;
  const sandbox = await createSandbox({ clock: 'manual', seed, startTime: Date.now() + sampleCount });
  try {
    const { url, bodies } = receiver;
    await registerWebhooks(sandbox, { url, path: '/', authorization: false });
    const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
    const client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
    const finishPending = () => sandbox.advance(settleMs);
    await scenarioFor(type)({ sandbox, client, url, overrides, finishPending });
    await finishPending();
    return bodies;
  } finally {
    await sandbox.close();
    await receiver.close();
  }
}
