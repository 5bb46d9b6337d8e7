import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { TriggerConfig } from '../events/trigger-config';
import { admitEvent } from '../receive/admit-event';
import {
  acknowledged,
  hasEventId,
  isWanted,
  receiveEvent,
  startWorkflow,
  toItemData,
} from '../receive/receive-event';
import { interceptResponse, sendResponse } from './intercept-response';
import { cachedResponse, cacheResponse } from './response-cache';

/** Handles a request from an 8x8 Automation step. Responds at once or with the workflow's result, as configured. */
export async function receiveAutomationStep(
  context: IWebhookFunctions,
  config: TriggerConfig,
): Promise<IWebhookResponseData> {
  if (context.getNodeParameter('respond', 'immediately') !== 'result') {
    return await receiveEvent(context, config);
  }
  const admission = await admitEvent(context, config);
  if ('rejected' in admission) return admission.rejected;
  const { event, response } = admission;
  if (!isWanted(context, config, event)) return acknowledged;
  if (hasEventId(config, event)) {
    const cached = cachedResponse(context, event.key);
    if (cached) {
      sendResponse(response, await cached);
      return { noWebhookResponse: true };
    }
    const { sent } = interceptResponse(response, (fromWorkflow) => fromWorkflow);
    // An error is not kept in the cache: when the step retries, the workflow runs again.
    cacheResponse(context, event.key, sent, ({ status }) => status < 400);
  }
  return startWorkflow(context, toItemData(context, event));
}
