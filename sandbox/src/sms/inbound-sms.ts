import { smsSegments } from 'cpaas-8x8';

import { emitWebhook } from '../delivery/emit-webhook';
import { accountRecord } from '../engine/account';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { findOrCreateCustomerByAddress } from '../messages/customers';
import { findChannel } from '../messages/find-channel';
import type { InboundNotice, Message } from '../messages/message';
import { recordMessage } from '../messages/message-store';
import { findCountry } from '../numbers/dialling-codes';
import { roundAmount, pricePerInboundSms } from '../numbers/price-list';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { inboundSmsPayload } from './webhook-payloads';

/** An SMS that a customer sends. */
export interface InboundSms {
  /** The customer's phone number. */
  readonly from: string;
  /** The text of the SMS. */
  readonly text: string;
  /** Your number. Default: the number of the subaccount. */
  readonly to?: string | undefined;
  /** Default: the subaccount for SMS. */
  readonly subAccountId?: string | undefined;
}

export const inboundSmsSchema: SchemaFor<InboundSms> = {
  type: 'object',
  properties: {
    from: { type: 'string', format: 'msisdn' },
    text: { type: 'string' },
    to: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['from', 'text'],
};

const assertValid = createAssertion(inboundSmsSchema);

/** A customer sends an SMS. The webhook gets an event. */
export function receiveInboundSms(context: SandboxContext, sms: InboundSms): Message {
  assertValid(sms, context.clock.now());
  const { state } = context;
  const { subAccountId, address } = findChannel(state, 'SMS', sms.subAccountId);
  const customer = findOrCreateCustomerByAddress(state, sms.from);
  const { encoding, segments } = smsSegments(sms.text);
  const perSms = pricePerInboundSms(customer.key);
  const now = currentTimestamp(context);
  const message: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'sms',
    direction: 'inbound',
    subAccountId,
    createdAt: new Date(context.clock.now()).toISOString(),
    channel: 'sms',
    type: 'Text',
    from: customer.key,
    to: sms.to ?? address,
    customer: customer.key,
    text: sms.text,
    status: { state: 'delivered', timestamp: now },
    history: [],
    steps: [],
    channels: [],
    encoding,
    smsCount: segments,
    price: { total: roundAmount(perSms * segments), perSms, currency: state.record(accountRecord).currency },
    country: findCountry(customer.key) ?? '',
  };
  recordMessage(context, message);
  emitWebhook(context, {
    type: 'sms.inbound',
    subAccountId,
    umid: message.umid,
    body: inboundSmsPayload(message),
  });
  context.notify<InboundNotice>({ kind: 'inbound', message });
  return message;
}
