import type { OperationInput, SmsCancelBatchOutput, SmsGetDetailsOutputStatus } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { withoutUndefined } from '../engine/json';
import { notFound } from '../server/api-error';
import { requireSubAccountId, type ApiCall } from '../server/operations/api-call';
import { failures } from './lifecycle/failures';
import type { Message, MessageStatus, MessageStatusEvent } from './message';
import { messageTable, updateMessage } from './message-store';

type MessageCall = ApiCall<{ readonly umid: string }>;

/**
 * Finds the message by umid in the subaccount of the request. The handlers of SMS and of chat apps share the functions
 * of this file.
 */
export function findMessage(call: MessageCall, direction?: Message['direction']): Message | undefined {
  const message = call.context.state.table(messageTable).get(call.input.umid.toLowerCase());
  if (message?.subAccountId !== requireSubAccountId(call) || message.product !== call.product)
    return undefined;
  return direction === undefined || message.direction === direction ? message : undefined;
}

/** @throws {ApiError} 404 with code 1300, when there is no such message. */
export function requireMessage(call: MessageCall): Message {
  const message = findMessage(call);
  if (!message) throw notFound('There is no such message');
  return message;
}

/** Cancels a waiting message. @throws {ApiError} 404, when there is no such message. */
export function cancelMessage(call: ApiCall<OperationInput<'sms.cancel'>>): SmsCancelBatchOutput {
  const message = requireMessage(call);
  return { cancelledCount: cancelWaiting(call.context, [message]) };
}

/** Cancels the waiting messages of a batch. 8x8 documents no error for an unknown batch. */
export function cancelBatch(call: ApiCall<OperationInput<'sms.cancelBatch'>>): SmsCancelBatchOutput {
  const batchId = call.input.batchId.toLowerCase();
  const subAccountId = requireSubAccountId(call);
  const messages = call.context.state
    .table(messageTable)
    .filter((message) => message.batchId === batchId && message.subAccountId === subAccountId);
  return { cancelledCount: cancelWaiting(call.context, messages) };
}

function cancelWaiting(context: SandboxContext, messages: readonly Message[]): number {
  const waiting = messages.filter((message) => message.waiting);
  for (const message of waiting) {
    updateMessage(context, message, {
      waiting: false,
      cancelled: true,
      status: { state: 'failed', ...failures.cancelled, timestamp: currentTimestamp(context) },
    });
    context.eventFeed.emit<MessageStatusEvent>({ kind: 'status', message });
  }
  return waiting.length;
}

/** Message details show `rejected` as `failed`. */
export function toDetailStatus({
  state,
  detail,
  errorCode,
  errorMessage,
  timestamp,
}: MessageStatus): SmsGetDetailsOutputStatus {
  return withoutUndefined<SmsGetDetailsOutputStatus>({
    state: state === 'rejected' ? 'failed' : state,
    detail,
    errorCode,
    errorMessage,
    timestamp,
  });
}
