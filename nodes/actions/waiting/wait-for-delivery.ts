import { isJsonObject } from '../../../core/src/validation';
import { WebhookBodyError } from '../../../core/src/webhooks';
import type {
  IDataObject,
  INodeProperties,
  INodePropertyOptions,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { parseEvent } from '../../shared/webhook-event';
import { type Values } from '../fields/field';
import type { LocalOperation } from '../local-operations/local-operation';
import { assertReachable } from '../../shared/reachable';
import { resumeUrl } from './resume-url';
import { startWaiting } from './start-waiting';
import { callOperation, catalogueEntry, propertiesWithout, readInput } from './catalogue-operation';
import { toAwaitedState, receiptOutcome } from './receipt-outcome';
import { waitOptionsProperty } from './wait-limit';
import { sendJson, readSavedState } from './webhook-response';

export const sendAndWaitForDeliveryId = 'sendAndWaitForDelivery';

const readOption = {
  name: 'Read',
  value: 'read',
  description: 'The message was read, on channels that report it',
};

const waitForProperty = (moreStates: readonly INodePropertyOptions[]): INodeProperties => ({
  displayName: 'Wait For',
  name: 'waitFor',
  type: 'options',
  noDataExpression: true,
  options: [
    { name: 'Delivered', value: 'delivered', description: 'The message reached the phone' },
    {
      name: 'Delivered to Operator',
      value: 'operator',
      description: 'For networks that do not report delivery to the phone',
    },
    ...moreStates,
  ],
  default: 'delivered',
  description: 'Which receipt ends the wait. A receipt that reports non-delivery always ends it.',
});

/** Sends an SMS and waits for its delivery receipt. */
export const smsDeliveryOperation = deliveryOperation('sms.send', 'SMS', []);

/** Sends a chat message and waits for its delivery or read receipt. */
export const chatDeliveryOperation = deliveryOperation('chatApps.send', 'message', [readOption]);

function deliveryOperation(
  id: 'sms.send' | 'chatApps.send',
  messageName: string,
  moreStates: readonly INodePropertyOptions[],
): LocalOperation {
  const entry = catalogueEntry(id);
  const title = 'Send and Wait for Delivery';
  return {
    id: sendAndWaitForDeliveryId,
    resource: entry.operation.resource,
    title,
    action: `Send ${messageName} and wait for delivery`,
    summary: `Sends one ${messageName} and waits for its delivery receipt: the state is delivered, read, failed or timedOut`,
    properties: [
      ...propertiesWithout(entry, ['dlrCallbackUrl', 'additionalFields']),
      waitForProperty(moreStates),
      ...propertiesWithout(entry, ['dlrCallbackUrl']).filter(({ name }) => name === 'additionalFields'),
      waitOptionsProperty(),
    ],
    execute: (context) =>
      startWaiting(context, entry, title, async () => {
        const dlrCallbackUrl = resumeUrl(context);
        await assertReachable(context, dlrCallbackUrl);
        const input = { ...(await readInput(context, entry)), dlrCallbackUrl };
        const { umid } = await callOperation(context, id, input);
        return { state: 'timedOut', umid, ...lastChannelOf(input) };
      }),
  };
}

/** The last channel of the fallback order, kept in the saved state to recognise the final receipt. */
function lastChannelOf({ channels }: Values): IDataObject {
  const last: unknown = Array.isArray(channels) ? channels.at(-1) : undefined;
  const channel = isJsonObject(last) ? last['channel'] : last;
  return typeof channel === 'string' ? { lastChannel: channel } : {};
}

/** Handles a delivery receipt. Resumes the execution if the receipt is final; otherwise only acknowledges it. */
export function handleReceipt(context: IWebhookFunctions): IWebhookResponseData {
  const event = parseEvent(context, context.getBodyData());
  if (event instanceof WebhookBodyError)
    return sendJson(context, { message: event.message }, { status: 400 });
  const awaited = toAwaitedState(context.getNodeParameter('waitFor', 'delivered'));
  const outcome = receiptOutcome(event, readSavedState(context), awaited);
  return sendJson(context, { received: true }, outcome ? { output: outcome } : {});
}
