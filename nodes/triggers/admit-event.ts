import { WebhookBodyError, type WebhookEvent } from '../../core/src/pure';
import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { eventIn } from '../shared/parse-event';
import { isAuthorized } from './authorize-request';
import { refuseRequest } from './refuse-request';
import type { TriggerProduct } from './trigger-product';
import { requestOf } from './webhook-exchange';
import { parsedBody } from './any-body';

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
