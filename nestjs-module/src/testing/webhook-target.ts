import type { Sandbox } from '8x8-sandbox';
import { createClient, type JsonObject } from 'cpaas-8x8';
import { sentAuthorization, setSlots } from '../webhooks/registration/registrations';
import { everySlot } from '../webhooks/registration/webhook-kind';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';

/** Where the app receives an account's webhooks. */
export interface WebhookTarget extends WebhookOptions {
  readonly url: string;
}

/** Has the sandbox post everything that can be configured at 8x8 to the app. */
export async function pointWebhooksAt(sandbox: Sandbox, target: WebhookTarget): Promise<void> {
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  const client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
  const owner = { client, subAccountId: '*', voiceSubAccountId: subAccountIds.voice };
  await setSlots(owner, everySlot, target.url, sentAuthorization(target));
}

/** A body as 8x8 posts it, or text. */
export type PostedEvent = JsonObject | string;

/** What the app answered. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts an event to the app, once. */
export async function postEvent(
  target: WebhookTarget,
  event: PostedEvent,
  headers: Readonly<Record<string, string>>,
): Promise<WebhookAnswer> {
  const authorization = sentAuthorization(target);
  const response = await fetch(target.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
      ...headers,
    },
    body: typeof event === 'string' ? event : JSON.stringify(event),
  });
  return { status: response.status, body: await response.text() };
}
