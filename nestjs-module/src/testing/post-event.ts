import type { JsonObject } from 'cpaas-8x8';
import { sentAuthorization } from '../webhooks/registration/account-slots';
import type { WebhookTarget } from './point-webhooks';

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
