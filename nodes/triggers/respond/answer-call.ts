import { sleep, type IWebhookFunctions, type IWebhookResponseData } from 'n8n-workflow';
import { defaultSeconds } from '../description/call-action-properties';
import { admitEvent } from '../receive/admit-event';
import { answerTo, rememberAnswer } from './response-cache';
import { callFlowIn, fallbackOf } from './call-flow-result';
import { acknowledged, itemOf, startWorkflow } from '../receive/receive-event';
import type { TriggerProduct } from '../events/trigger-config';
import { callAction } from '../events/voice-trigger-config';
import { awaitAnswer, sendAnswer, type WebhookAnswer } from './intercept-response';
import { responseOf } from '../receive/webhook-exchange';

/**
 * Takes a call action webhook. The workflow's result is the call flow that 8x8 plays; somebody waits on the line, so
 * what cannot be played, or comes too late, is replaced by the fallback.
 */
export async function answerCall(
  context: IWebhookFunctions,
  product: TriggerProduct,
): Promise<IWebhookResponseData> {
  const admission = await admitEvent(context, product);
  if ('refused' in admission) return admission.refused;
  const { event } = admission;
  if (event.type !== callAction) return acknowledged;

  const response = responseOf(context);
  const known = answerTo(context, event.key);
  if (known) {
    sendAnswer(response, await known);
    return { noWebhookResponse: true };
  }
  const fallback = { status: 200, body: fallbackOf(context) };
  const replaced = (why: string): WebhookAnswer => {
    context.logger.error(
      `"${context.getNode().name}" answered call ${event.payload.callId ?? 'without an ID'} with the fallback: ${why}`,
      { workflowId: context.getWorkflow().id, eventId: event.payload.eventId },
    );
    return fallback;
  };
  const { given, give } = awaitAnswer(response, (answer) => {
    const found = callFlowIn(answer);
    return 'callFlow' in found ? { status: 200, body: found.callFlow } : replaced(found.why);
  });
  rememberAnswer(context, event.key, given, () => true);
  const seconds = Number(context.getNodeParameter('answerWithin', defaultSeconds)) || defaultSeconds;
  void tooSlow(given, seconds).then((isLate) => {
    if (isLate) give(replaced(`the workflow took longer than ${seconds} seconds.`));
  });
  return startWorkflow(context, itemOf(context, event));
}

/** Whether that time goes by first. The answer ends the timer, which would hold a process that wants to stop. */
async function tooSlow(given: Promise<unknown>, seconds: number): Promise<boolean> {
  const isGiven = new AbortController();
  void given.then(() => isGiven.abort());
  return await sleep(seconds * 1000, isGiven.signal).then(
    () => true,
    () => false,
  );
}
