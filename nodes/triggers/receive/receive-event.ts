import type { WebhookEvent } from '../../../core/src/webhooks';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { explained } from '../../shared/webhook-event';
import { admitEvent, isTest } from './admit-event';
import { claimEvent, isLate } from './seen-events';
import { filtersOf, passes } from '../events/event-filters';
import { refuseRequest } from './webhook-exchange';
import { eventsMeant } from '../events/event-selection';
import { chosenEvents } from '../description/trigger-parameters';
import type { TriggerProduct } from '../events/trigger-config';

/** What n8n is told to answer 200 to, without starting anything. */
export const acknowledged: IWebhookResponseData = {};

/** Takes one webhook: who sent it, what it is, whether it is wanted, whether it was here before. */
export async function receiveEvent(
  context: IWebhookFunctions,
  product: TriggerProduct,
): Promise<IWebhookResponseData> {
  const admission = await admitEvent(context, product);
  if ('refused' in admission) return admission.refused;
  const { event } = admission;
  if (!isWanted(context, product, event)) return acknowledged;
  // A test waits for one event and must not make production believe that it was there already.
  const claim =
    isTest(context) || !isRecognisable(product, event) ? 'new' : claimEvent(context, event.key, Date.now());
  if (claim === 'repeat') return acknowledged;
  if (claim === 'busy') {
    return refuseRequest(context, 503, 'The same event is being handled.', { 'Retry-After': '10' });
  }
  return startWorkflow(context, itemOf(context, event));
}

/** What the workflow starts with. */
export function itemOf(context: IWebhookFunctions, event: WebhookEvent): IDataObject {
  const simple = context.getNodeParameter('simple', true) !== false;
  return (simple ? explained(event) : event.raw) as IDataObject;
}

/** Whether two deliveries with the same content are one event: not where any body is let in. */
export function isRecognisable({ others }: TriggerProduct, { type }: WebhookEvent): boolean {
  return others === undefined || type !== 'unknown';
}

export function isWanted(context: IWebhookFunctions, product: TriggerProduct, event: WebhookEvent): boolean {
  const filters = filtersOf(context);
  if (!eventsMeant(chosenEvents(context, product)).has(event.type)) {
    if (event.type === 'unknown') sayUnknown(context);
    return false;
  }
  if (!passes(event, filters, product)) return false;
  return filters.ignoreLateReceipts !== true || isTest(context) || !isLate(context, event);
}

/** What is not known cannot have been chosen; somebody should hear that it came. */
function sayUnknown(context: IWebhookFunctions): void {
  context.logger.warn(
    `"${context.getNode().name}" got an event of 8x8 that this version does not know. To see it, add Unknown Event to Trigger On.`,
  );
}

/**
 * Has n8n start the workflow with one item, and save what this webhook wrote into static data.
 *
 * n8n 2.40 would forget the latter: when it starts a workflow it wraps the same static data anew, and so takes them for
 * unchanged. It looks at `webhookResponse` after that and before it saves, if the description names no `responseData`;
 * by then they are marked as changed again. Where n8n does otherwise, nothing happens.
 */
export function startWorkflow(context: IWebhookFunctions, json: IDataObject): IWebhookResponseData {
  return {
    workflowData: [[{ json }]],
    get webhookResponse(): undefined {
      markChanged(context.getWorkflowStaticData('node'));
      return undefined;
    },
  };
}

/** Static data notice an assignment, whatever is assigned. */
function markChanged(staticData: IDataObject): void {
  const { seen } = staticData;
  if (seen !== undefined) staticData['seen'] = seen;
}
