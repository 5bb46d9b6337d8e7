import type { OperationOutput } from 'cpaas-8x8';

import { defined } from '../engine/json';
import { invalid } from '../server/api-error';
import type { Message } from '../messages/message';
import { momentOf, timestampOf } from '../engine/timestamps';
import { masked } from '../numbers/phone-numbers';
import { timestamp } from '../engine/context';
import type { Handlers } from '../server/operations/api-call';
import {
  cancelBatch,
  cancelMessage,
  detailStatus,
  findMessage,
  requireMessage,
} from '../messages/message-operations';

export const hiddenBody = '**MASKED**';

/** What can be done about an SMS after it was sent. */
export const smsFollowUp = {
  'sms.getDetails': (call) => details(requireMessage(call)),
  'sms.cancel': cancelMessage,
  'sms.cancelBatch': cancelBatch,
  'sms.deletePersonalData': (call): undefined => {
    const message = requireMessage(call);
    const former = message.customer;
    Object.assign(message, {
      customer: '',
      text: '',
      ...(message.direction === 'outbound' ? { to: '' } : { from: '' }),
      personalDataDeleted: true,
    });
    forgetCustomer(call.world.state.customers, call.world.state.messages.values(), former);
    call.world.live.tell({ kind: 'status', message });
  },
  'sms.sendFeedback': (call): undefined => {
    // No 404 is documented for feedback, only 400.
    const message = findMessage(call, 'outbound');
    if (!message) throw invalid(1000, 'umid is not that of an SMS of this subaccount');
    message.feedback = {
      outcome: call.input.outcome,
      timestamp: call.input.timestamp ?? timestamp(call.world),
    };
    call.world.live.tell({ kind: 'status', message });
  },
} satisfies Partial<Handlers>;

function details(message: Message): OperationOutput<'sms.getDetails'> {
  const { umid, subAccountId, direction, country, from, price } = message;
  // Every SMS has both. Messages over chat apps have neither.
  const { encoding = 'GSM7', smsCount = 1 } = message;
  const { clientMessageId, clientBatchId, batchId, createdAt } = message;
  const deleted = message.personalDataDeleted === true;
  return defined<OperationOutput<'sms.getDetails'>>({
    umid,
    subAccountId,
    direction,
    country,
    status: detailStatus(message.status),
    msisdn: deleted ? '' : masked(message.customer),
    source: direction === 'inbound' && !deleted ? masked(from) : from,
    body: hiddenBody,
    encoding,
    createdAt: timestampOf(momentOf(createdAt)),
    smsCount,
    price: price ?? { total: 0, perSms: 0, currency: 'USD' },
    clientMessageId,
    clientBatchId,
    batchId,
  });
}

function forgetCustomer(customers: Map<string, unknown>, messages: Iterable<Message>, key: string): void {
  for (const message of messages) if (message.customer === key) return;
  customers.delete(key);
}
