import { WebhookBodyError } from '../../../core/src/webhooks';
import type {
  IDataObject,
  INodeProperties,
  INodePropertyOptions,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { parseEvent } from '../../shared/webhook-event';
import { isRecord, type Values } from '../fields/field';
import type { LocalOperation } from '../local-operations/local-operation';
import { beginWaiting, resumeAddress } from './start-waiting';
import { callWith, entryNamed, fieldsWithout, inputOf } from './catalogue-operation';
import { awaitedOf, outcomeOfReceipt } from './receipt-outcome';
import { waitOptions } from './wait-limit';
import { answerJson, leftBehind } from './webhook-response';

export const sendAndWaitForDelivery = 'sendAndWaitForDelivery';

const read = { name: 'Read', value: 'read', description: 'The message was read, on channels that tell' };

const waitFor = (more: readonly INodePropertyOptions[]): INodeProperties => ({
  displayName: 'Wait For',
  name: 'waitFor',
  type: 'options',
  noDataExpression: true,
  options: [
    { name: 'Delivered', value: 'delivered', description: 'The message has reached the phone' },
    { name: 'Delivered to Operator', value: 'operator', description: 'For networks that tell no more' },
    ...more,
  ],
  default: 'delivered',
  description: 'Which receipt ends the wait; one that says that it did not arrive always does',
});

/** Sends an SMS, and waits for its delivery receipt. */
export const deliverSms = delivering('sms.send', 'SMS', []);

/** Sends a chat message, and waits until it has arrived or was read. */
export const deliverMessage = delivering('chatApps.send', 'message', [read]);

function delivering(
  id: 'sms.send' | 'chatApps.send',
  what: string,
  more: readonly INodePropertyOptions[],
): LocalOperation {
  const entry = entryNamed(id);
  return {
    id: sendAndWaitForDelivery,
    resource: entry.operation.resource,
    title: 'Send and Wait for Delivery',
    action: `Send ${what} and wait for delivery`,
    summary: `Sends one ${what} and waits for its delivery receipt: state is delivered, read, failed or timedOut`,
    properties: [
      ...fieldsWithout(entry, ['dlrCallbackUrl', 'additionalFields']),
      waitFor(more),
      ...fieldsWithout(entry, ['dlrCallbackUrl']).filter(({ name }) => name === 'additionalFields'),
      waitOptions(),
    ],
    execute: (context) =>
      beginWaiting(context, entry, async () => {
        const dlrCallbackUrl = resumeAddress(context, context.getNode().id);
        const input = { ...inputOf(context, entry), dlrCallbackUrl };
        const { umid } = await callWith(context, id, input);
        return { state: 'timedOut', umid, ...lastChannelOf(input) };
      }),
  };
}

function lastChannelOf({ channels }: Values): IDataObject {
  const last: unknown = Array.isArray(channels) ? channels.at(-1) : undefined;
  const channel = isRecord(last) ? last['channel'] : last;
  return typeof channel === 'string' ? { lastChannel: channel } : {};
}

/** A receipt has come. One that is not the last is acknowledged, and the workflow sleeps on. */
export function hearReceipt(context: IWebhookFunctions): IWebhookResponseData {
  const event = parseEvent(context, context.getBodyData());
  if (event instanceof WebhookBodyError)
    return answerJson(context, { message: event.message }, { status: 400 });
  const awaited = awaitedOf(context.getNodeParameter('waitFor', 'delivered'));
  const outcome = outcomeOfReceipt(event, leftBehind(context), awaited);
  return answerJson(context, { received: true }, outcome ? { goOnWith: outcome } : {});
}
