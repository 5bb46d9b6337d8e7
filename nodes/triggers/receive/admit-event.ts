import { authorizationMatches, WebhookBodyError, type WebhookEvent } from '../../../core/src/webhooks';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { parseEvent } from '../../shared/webhook-event';
import { hasManualEvents, readCredential, requiresAuthorization } from '../description/trigger-parameters';
import type { TriggerConfig } from '../events/trigger-config';
import { readRecord } from '../lifecycle/registration-record';
import { deriveAuthorization, digestOfSecret } from '../lifecycle/webhook-secret';
import { readRawBody, rejectRequest, requestOf, responseOf, type ExpressResponse } from './webhook-exchange';

/** Larger bodies are refused. The webhooks of 8x8 are far smaller. */
const maxBodyBytes = 1024 * 1024;

/**
 * The event of an admitted request, and its response; or the result to return to n8n after the request was rejected.
 */
export type Admission =
  | { readonly event: WebhookEvent; readonly response: ExpressResponse }
  | { readonly rejected: IWebhookResponseData };

/** Authenticates a request and parses its body. Responds with 401, 413 or 400 when that is not possible. */
export async function admitEvent(context: IWebhookFunctions, config: TriggerConfig): Promise<Admission> {
  const authorized = await isAuthorized(context, config);
  const unauthorized = (): Admission => ({
    rejected: rejectRequest(context, 401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer' }),
  });
  // If some events of the trigger need no header, the request is parsed first: its event decides.
  if (!authorized && config.eventTypes.every((type) => requiresAuthorization(context, config, type))) {
    return unauthorized();
  }
  const rawBody = await readRawBody(context);
  if (rawBody && rawBody.length > maxBodyBytes) {
    return { rejected: rejectRequest(context, 413, 'The body is larger than 1 MB.') };
  }
  const body = rawBody ?? context.getBodyData();
  const event = parseEvent(context, config.unknownEvents ? normalizeBody(body) : body);
  if (event instanceof WebhookBodyError) return { rejected: rejectRequest(context, 400, event.message) };
  if (!authorized && requiresAuthorization(context, config, event.type)) return unauthorized();
  return { event, response: responseOf(context) };
}

/** Whether a user is testing the workflow in the editor. */
export function isTestRun(context: IWebhookFunctions): boolean {
  return context.getMode() === 'manual';
}

/**
 * Compares the `Authorization` header with the expected secrets, in constant time.
 *
 * Each of these secrets is accepted: the registered one, because the API key may have changed since; the one derived
 * from the current API key, because the record may be lost (concurrent writes of n8n's static data overwrite each
 * other); and, if events are registered manually, the one in the credential. If the user turned authentication off for
 * all of them, every request is accepted.
 */
async function isAuthorized(context: IWebhookFunctions, config: TriggerConfig): Promise<boolean> {
  if (!requiresAuthorization(context, config)) return true;
  const { authorization } = requestOf(context).headers;
  if (typeof authorization !== 'string') return false;
  const record = readRecord(context);
  if (record && authorizationMatches(record.authorizationDigest, digestOfSecret(authorization))) return true;

  const { apiKey = '', webhookSecret = '' } = await readCredential(context);
  const url = context.getNodeWebhookUrl('default');
  const expected = [
    ...(url === undefined || apiKey === '' ? [] : [deriveAuthorization(url, apiKey)]),
    ...(hasManualEvents(context, config) ? [webhookSecret.trim()] : []),
  ];
  return expected.some((value) => authorizationMatches(value, authorization));
}

/**
 * Makes any body acceptable, for triggers that accept unknown events: wraps a text or a JSON value such as an array as
 * `{ body: … }`, and replaces an empty body by `{}`. A JSON object is returned unparsed, so that `parseWebhook` can
 * keep long numeric IDs exact.
 */
function normalizeBody(body: unknown): unknown {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString('utf8').trim() : body;
  if (typeof text !== 'string') return body;
  if (text === '') return {};
  const value = parseJsonOrText(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? body : { body: value };
}

function parseJsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
