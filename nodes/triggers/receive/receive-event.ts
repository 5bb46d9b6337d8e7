import type { WebhookEvent } from '../../../core/src/webhooks';
import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { withErrorMeaning } from '../../shared/webhook-event';
import { selectedEvents } from '../description/trigger-parameters';
import { isSelected, passesFilters, readFilters } from '../events/event-filters';
import type { TriggerConfig } from '../events/trigger-config';
import { admitEvent, isTestRun } from './admit-event';
import { claimEvent, isLateReceipt } from './seen-events';
import { rejectRequest } from './webhook-exchange';

/** Makes n8n respond with 200 without starting the workflow. */
export const acknowledged: IWebhookResponseData = {};

/** Handles one webhook request: authenticates, parses, filters and de-duplicates it, then starts the workflow. */
export async function receiveEvent(
  context: IWebhookFunctions,
  config: TriggerConfig,
): Promise<IWebhookResponseData> {
  const admission = await admitEvent(context, config);
  if ('rejected' in admission) return admission.rejected;
  const { event, response } = admission;
  if (!isWanted(context, config, event)) return acknowledged;
  // Test runs do not claim events: the production workflow must still accept the same event.
  if (!isTestRun(context) && hasEventId(config, event)) {
    const claim = claimEvent(context, response, event.key, Date.now());
    if (claim === 'repeat') return acknowledged;
    if (claim === 'inProgress') {
      return rejectRequest(context, 503, 'The same event is being handled.', { 'Retry-After': '10' });
    }
  }
  return startWorkflow(context, toItemData(context, event));
}

/** The JSON of the item that the workflow starts with. */
export function toItemData(context: IWebhookFunctions, event: WebhookEvent): IDataObject {
  const simple = context.getNodeParameter('simple', true) !== false;
  return (simple ? withErrorMeaning(event) : event.raw) as IDataObject;
}

/** Whether the event has an ID, by which repeats are recognised. A body that no event type describes has none. */
export function hasEventId({ unknownEvents }: TriggerConfig, { type }: WebhookEvent): boolean {
  return unknownEvents === undefined || type !== 'unknown';
}

/** Whether the event is selected under "Trigger On" and passes the filters. */
export function isWanted(context: IWebhookFunctions, config: TriggerConfig, event: WebhookEvent): boolean {
  const filters = readFilters(context);
  if (!isSelected(event, selectedEvents(context, config))) {
    if (event.type === 'unknown') {
      context.logger.warn(
        `"${context.getNode().name}" ignored an 8x8 event that this version does not know. To receive such events, add Unknown Event to Trigger On.`,
      );
    }
    return false;
  }
  if (!passesFilters(event, filters)) return false;
  return filters.ignoreLateReceipts !== true || isTestRun(context) || !isLateReceipt(context, event);
}

/**
 * Starts the workflow with one item, and makes n8n save the static data that this request wrote.
 *
 * n8n 2.40 wraps the static data anew when it starts the workflow and then takes it for unchanged. It reads
 * `webhookResponse` after that and before it saves, but only if the description's `responseData` is empty, not absent.
 * The getter marks the data as changed again. Other versions are not affected.
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

/** n8n marks static data as changed on every assignment, even of the same value. */
function markChanged(staticData: IDataObject): void {
  const { seen } = staticData;
  if (seen !== undefined) staticData['seen'] = seen;
}
