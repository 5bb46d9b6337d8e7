import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { admitEvent } from '../receive/admit-event';
import { answerTo, rememberAnswer } from './response-cache';
import {
  acknowledged,
  isRecognisable,
  isWanted,
  itemOf,
  receiveEvent,
  startWorkflow,
} from '../receive/receive-event';
import type { TriggerProduct } from '../events/trigger-config';
import { awaitAnswer, sendAnswer } from './intercept-response';
import { responseOf } from '../receive/webhook-exchange';

/** Takes what a step of 8x8 Automation posts, and answers it with the workflow's result where that is wanted. */
export async function receiveStep(
  context: IWebhookFunctions,
  product: TriggerProduct,
): Promise<IWebhookResponseData> {
  if (context.getNodeParameter('respond', 'immediately') !== 'result') {
    return await receiveEvent(context, product);
  }
  const admission = await admitEvent(context, product);
  if ('refused' in admission) return admission.refused;
  const { event } = admission;
  if (!isWanted(context, product, event)) return acknowledged;
  if (isRecognisable(product, event)) {
    const response = responseOf(context);
    const known = answerTo(context, event.key);
    if (known) {
      sendAnswer(response, await known);
      return { noWebhookResponse: true };
    }
    const { given } = awaitAnswer(response, (answer) => answer);
    // A step that tries again after a failure wants another attempt, and not the same failure.
    rememberAnswer(context, event.key, given, ({ status }) => status < 400);
  }
  return startWorkflow(context, itemOf(context, event));
}
