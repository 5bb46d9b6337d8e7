import { WebhookBodyError, type WebhookEvent, authorizationMatches } from '../../../core/src/webhooks';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { eventIn } from '../../shared/webhook-event';
import { refuseRequest, requestOf } from './webhook-exchange';
import type { TriggerProduct } from '../events/trigger-config';
import { asksForAuthorization, credentialOf, isManual } from '../description/trigger-parameters';
import { readRecord } from '../lifecycle/registration-record';
import { authorizationFor, digestOf } from '../lifecycle/webhook-secret';

/** Far above what 8x8 sends, far below what would hurt. */
const largestBody = 1024 * 1024;

/** A request that was let in, or what it was answered with. */
export type Admission = { readonly event: WebhookEvent } | { readonly refused: IWebhookResponseData };

/** Lets in who knows the secret and brings an event. */
export async function admitEvent(context: IWebhookFunctions, product: TriggerProduct): Promise<Admission> {
  if (!(await isAuthorized(context, product))) {
    return { refused: refuseRequest(context, 401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer' }) };
  }
  const { rawBody } = requestOf(context);
  if (rawBody && rawBody.length > largestBody) {
    return { refused: refuseRequest(context, 413, 'No webhook of 8x8 is larger than 1 MB.') };
  }
  const body = rawBody ?? context.getBodyData();
  const event = eventIn(context, product.others ? parsedBody(body) : body);
  return event instanceof WebhookBodyError
    ? { refused: refuseRequest(context, 400, event.message) }
    : { event };
}

/** Whether somebody is testing in the editor. */
export function isTest(context: IWebhookFunctions): boolean {
  return context.getMode() === 'manual';
}

/**
 * Whether a request carries the secret, compared in constant time.
 *
 * Good is what was registered, although the API key may be another by now, and what would be registered today,
 * although the record may be gone: n8n writes the static data of a workflow as a whole, and the last to write wins.
 */
export async function isAuthorized(context: IWebhookFunctions, product: TriggerProduct): Promise<boolean> {
  if (!asksForAuthorization(context, product)) return true;
  const { authorization } = requestOf(context).headers;
  if (typeof authorization !== 'string') return false;
  const record = readRecord(context);
  if (record && authorizationMatches(record.authorizationDigest, digestOf(authorization))) return true;

  const { apiKey = '', webhookSecret = '' } = await credentialOf(context);
  const url = context.getNodeWebhookUrl('default');
  const expected = [
    ...(url === undefined || apiKey === '' ? [] : [authorizationFor(url, apiKey)]),
    ...(isManual(context, product) ? [webhookSecret.trim()] : []),
  ];
  return expected.some((value) => authorizationMatches(value, authorization));
}

/**
 * A body that may be anything: an object as it came, so that long IDs stay exact; what is none is put under `body`, and
 * nothing becomes an empty object.
 */
function parsedBody(body: unknown): unknown {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8').trim() : body;
  if (typeof text !== 'string') return body;
  if (text === '') return {};
  const value = jsonOrText(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? body : { body: value };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
