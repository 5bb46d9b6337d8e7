import type { OperationOutput } from 'cpaas-8x8';

import { currentTimestamp } from '../engine/context';
import { withoutUndefined } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { parseTimestamp, formatTimestamp } from '../engine/timestamps';
import { customerTable, findCustomer } from '../messages/customers';
import { maskedText, type Message, type MessageStatusEvent } from '../messages/message';
import {
  cancelBatch,
  cancelMessage,
  toDetailStatus,
  findMessage,
  requireMessage,
} from '../messages/message-operations';
import { messagesOf, updateMessage } from '../messages/message-store';
import { maskLastFour } from '../numbers/phone-numbers';
import { badRequest } from '../server/api-error';
import type { Handlers } from '../server/operations/api-call';
import { deleteRecordedBodies } from '../server/request-log';

/**
 * Handles the operations about SMS that were sent or received: reads details, cancels, deletes personal data, and
 * records feedback.
 */
export const smsMessageHandlers = {
  'sms.getDetails': (call) => messageDetails(requireMessage(call)),
  'sms.cancel': cancelMessage,
  'sms.cancelBatch': cancelBatch,
  'sms.deletePersonalData': (call): undefined => {
    const message = requireMessage(call);
    const customer = message.customer;
    updateMessage(call.context, message, {
      customer: '',
      text: '',
      ...(message.direction === 'outbound' ? { to: '' } : { from: '' }),
      personalDataDeleted: true,
    });
    deleteCustomerWithoutMessages(call.context.state, customer);
    deleteRecordedBodies(call.context.state, message.umid);
    call.context.eventFeed.emit<MessageStatusEvent>({ kind: 'status', message });
  },
  'sms.sendFeedback': (call): undefined => {
    // 8x8 documents 400 for feedback, and no 404.
    const message = findMessage(call, 'outbound');
    if (!message) throw badRequest(1000, 'There is no outbound SMS with this umid in the subaccount');
    const { outcome, timestamp = currentTimestamp(call.context) } = call.input;
    updateMessage(call.context, message, { feedback: { outcome, timestamp } });
    call.context.eventFeed.emit<MessageStatusEvent>({ kind: 'status', message });
  },
} satisfies Partial<Handlers>;

function messageDetails(message: Message): OperationOutput<'sms.getDetails'> {
  const { umid, subAccountId, direction, country, from, price } = message;
  // Every SMS has both fields. Chat messages have neither.
  const { encoding = 'GSM7', smsCount = 1 } = message;
  const { clientMessageId, clientBatchId, batchId, createdAt } = message;
  const isDataDeleted = message.personalDataDeleted === true;
  return withoutUndefined<OperationOutput<'sms.getDetails'>>({
    umid,
    subAccountId,
    direction,
    country,
    status: toDetailStatus(message.status),
    msisdn: isDataDeleted ? '' : maskLastFour(message.customer),
    source: direction === 'inbound' && !isDataDeleted ? maskLastFour(from) : from,
    body: maskedText,
    encoding,
    createdAt: formatTimestamp(parseTimestamp(createdAt)),
    smsCount,
    price: price ?? { total: 0, perSms: 0, currency: 'USD' },
    clientMessageId,
    clientBatchId,
    batchId,
  });
}

function deleteCustomerWithoutMessages(state: SandboxState, key: string): void {
  for (const message of messagesOf(state, key)) if (message.customer === key) return;
  const customer = findCustomer(state, key);
  if (customer) state.table(customerTable).delete(customer);
}
