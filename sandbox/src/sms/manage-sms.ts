import type { OperationOutput } from 'cpaas-8x8';

import { currentTimestamp } from '../engine/context';
import { withoutUndefined } from '../engine/json';
import { parseTimestamp, formatTimestamp } from '../engine/timestamps';
import type { Message } from '../messages/message';
import {
  cancelBatch,
  cancelMessage,
  toDetailStatus,
  findMessage,
  requireMessage,
} from '../messages/message-operations';
import { maskLastFour } from '../numbers/phone-numbers';
import { badRequest } from '../server/api-error';
import type { Handlers } from '../server/operations/api-call';

export const maskedBody = '**MASKED**';

/** Reads SMS details, cancels messages, deletes personal data and records feedback. */
export const smsMessageHandlers = {
  'sms.getDetails': (call) => messageDetails(requireMessage(call)),
  'sms.cancel': cancelMessage,
  'sms.cancelBatch': cancelBatch,
  'sms.deletePersonalData': (call): undefined => {
    const message = requireMessage(call);
    const customer = message.customer;
    Object.assign(message, {
      customer: '',
      text: '',
      ...(message.direction === 'outbound' ? { to: '' } : { from: '' }),
      personalDataDeleted: true,
    });
    deleteCustomerWithoutMessages(
      call.context.state.customers,
      call.context.state.messages.values(),
      customer,
    );
    call.context.eventFeed.emit({ kind: 'status', message });
  },
  'sms.sendFeedback': (call): undefined => {
    // 8x8 documents 400 for feedback, and no 404.
    const message = findMessage(call, 'outbound');
    if (!message) throw badRequest(1000, 'There is no outbound SMS with this umid in the subaccount');
    message.feedback = {
      outcome: call.input.outcome,
      timestamp: call.input.timestamp ?? currentTimestamp(call.context),
    };
    call.context.eventFeed.emit({ kind: 'status', message });
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
    body: maskedBody,
    encoding,
    createdAt: formatTimestamp(parseTimestamp(createdAt)),
    smsCount,
    price: price ?? { total: 0, perSms: 0, currency: 'USD' },
    clientMessageId,
    clientBatchId,
    batchId,
  });
}

function deleteCustomerWithoutMessages(
  customers: Map<string, unknown>,
  messages: Iterable<Message>,
  key: string,
): void {
  for (const message of messages) if (message.customer === key) return;
  customers.delete(key);
}
