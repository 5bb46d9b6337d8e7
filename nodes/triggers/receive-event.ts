import { parseWebhook, simplify, WebhookBodyError, type WebhookEvent } from 'cpaas-8x8/pure';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { nodeErrorFrom } from '../errors';
import { isAuthorized } from './authorize-request';
import { claimEvent } from './claim-event';
import { filtersOf, passes } from './event-filters';
import { isLate } from './late-receipts';
import { refuseRequest } from './refuse-request';
import { startWorkflow } from './start-workflow';
import { eventsMeant } from './trigger-events';
import { chosenEvents } from './trigger-parameters';
import { requestOf } from './webhook-exchange';

/** Far above what 8x8 sends, far below what would hurt. */
const largestBody = 1024 * 1024;

/** What n8n is told to answer 200 to, without starting anything. */
const acknowledged: IWebhookResponseData = {};

/** Takes one webhook: who sent it, what it is, whether it is wanted, whether it was here before. */
export async function receiveEvent(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  if (!(await isAuthorized(context))) {
    return refuseRequest(context, 401, 'Unauthorized', { 'WWW-Authenticate': 'Bearer' });
  }
  const { rawBody } = requestOf(context);
  if (rawBody && rawBody.length > largestBody) {
    return refuseRequest(context, 413, 'No webhook of 8x8 is larger than 1 MB.');
  }
  const event = eventIn(context, rawBody ?? context.getBodyData());
  if (event instanceof WebhookBodyError) return refuseRequest(context, 400, event.message);
  if (!isWanted(context, event)) return acknowledged;
  // A test waits for one event and must not make production believe that it was there already.
  const claim = isTest(context) ? 'new' : claimEvent(context, event.key, Date.now());
  if (claim === 'repeat') return acknowledged;
  if (claim === 'busy') {
    return refuseRequest(context, 503, 'The same event is being handled.', { 'Retry-After': '10' });
  }
  const simple = context.getNodeParameter('simple', true) !== false;
  return startWorkflow(context, (simple ? simplify(event) : event.raw) as IDataObject);
}

function eventIn(context: IWebhookFunctions, body: unknown): WebhookEvent | WebhookBodyError {
  try {
    return parseWebhook(body);
  } catch (thrown) {
    if (thrown instanceof WebhookBodyError) return thrown;
    throw nodeErrorFrom(context.getNode(), thrown);
  }
}

function isWanted(context: IWebhookFunctions, event: WebhookEvent): boolean {
  const filters = filtersOf(context);
  if (!eventsMeant(chosenEvents(context)).has(event.type)) {
    if (event.type === 'unknown') sayUnknown(context);
    return false;
  }
  if (!passes(event, filters)) return false;
  return filters.ignoreLateReceipts !== true || isTest(context) || !isLate(context, event);
}

function isTest(context: IWebhookFunctions): boolean {
  return context.getMode() === 'manual';
}

/** What is not known cannot have been chosen; somebody should hear that it came. */
function sayUnknown(context: IWebhookFunctions): void {
  context.logger.warn(
    `"${context.getNode().name}" got an event of 8x8 that this version does not know. To see it, add Unknown Event to Trigger On.`,
  );
}
