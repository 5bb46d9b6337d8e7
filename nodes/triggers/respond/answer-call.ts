import { sleep, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import { defaultAnswerSeconds } from '../description/call-action-properties';
import type { TriggerConfig } from '../events/trigger-config';
import { admitEvent } from '../receive/admit-event';
import { acknowledged, startWorkflow, toItemData } from '../receive/receive-event';
import { fallbackCallFlow, readCallFlow } from './call-flow-result';
import { interceptResponse, sendResponse, type WebhookResponse } from './intercept-response';
import { cachedResponse, cacheResponse } from './response-cache';
import { showFallback, throwShownFallback } from './show-fallback';

/**
 * Handles a call action request: starts the workflow and responds with the call flow that it returns. If the workflow
 * fails, takes too long or returns no valid call flow, responds with the fallback, because a caller is waiting, and shows the
 * reason in a failed execution.
 */
export async function answerCall(
  context: IWebhookFunctions,
  config: TriggerConfig,
): Promise<IWebhookResponseData> {
  throwShownFallback(context);
  const admission = await admitEvent(context, config);
  if ('rejected' in admission) return admission.rejected;
  const { event, response } = admission;
  if (event.type !== 'voice.callAction') return acknowledged;

  const cached = cachedResponse(context, event.key);
  if (cached) {
    sendResponse(response, await cached);
    return { noWebhookResponse: true };
  }
  const fallback = { status: 200, body: fallbackCallFlow(context) };
  const useFallback = (reason: string): WebhookResponse => {
    context.logger.error(
      `"${context.getNode().name}" answered call ${event.payload.callId ?? 'without an ID'} with the fallback: ${reason}`,
      { workflowId: context.getWorkflow().id, eventId: event.payload.eventId },
    );
    return fallback;
  };
  const { sent, send } = interceptResponse(response, (fromWorkflow) => {
    const result = readCallFlow(fromWorkflow);
    if ('callFlow' in result) return { status: 200, body: result.callFlow };
    // If the workflow itself failed, n8n already shows the failed execution.
    if (fromWorkflow.status < 400) void showFallback(context, result.reason);
    return useFallback(result.reason);
  });
  cacheResponse(context, event.key, sent, () => true);
  const seconds =
    Number(context.getNodeParameter('answerWithin', defaultAnswerSeconds)) || defaultAnswerSeconds;
  void timesOut(sent, seconds).then((isTimeout) => {
    if (!isTimeout) return;
    const reason = `the workflow took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
    send(useFallback(reason));
    void showFallback(context, reason);
  });
  return startWorkflow(context, toItemData(context, event));
}

/** Whether the time passes before the response is sent. Sending stops the timer, so it cannot delay a shutdown. */
async function timesOut(sent: Promise<unknown>, seconds: number): Promise<boolean> {
  const timer = new AbortController();
  void sent.then(() => timer.abort());
  return await sleep(seconds * 1000, timer.signal).then(
    () => true,
    () => false,
  );
}
