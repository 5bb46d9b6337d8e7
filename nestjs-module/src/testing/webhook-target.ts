import type { Sandbox } from '8x8-sandbox';
import { createClient, type JsonObject } from 'cpaas-8x8';
import { headerToRegister } from '../webhooks/endpoint/authorization';
import { setRegistrations } from '../webhooks/registration/registrations';
import { allWebhookKinds } from '../webhooks/registration/webhook-kind';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';

/** The URL at which an app under test receives webhooks, with the account's webhook options. */
export interface WebhookTarget extends WebhookOptions {
  readonly url: string;
}

/** Registers the target for every kind of webhook of the sandbox. */
export async function registerWebhooks(sandbox: Sandbox, target: WebhookTarget): Promise<void> {
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  const client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
  const scope = { client, subAccountId: '*', voiceSubAccountId: subAccountIds.voice };
  await setRegistrations(scope, allWebhookKinds, target.url, headerToRegister(target.authorization));
}

/** The body of an event as 8x8 posts it, or any text. */
export type PostedEvent = JsonObject | string;

/** The app's response to a webhook. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts an event to the app once. */
export async function postEvent(
  target: WebhookTarget,
  event: PostedEvent,
  headers: Readonly<Record<string, string>>,
): Promise<WebhookAnswer> {
  const authorization = headerToRegister(target.authorization);
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
