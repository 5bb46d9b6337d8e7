import { smsSegments } from 'cpaas-8x8';

import { tellWorkflows } from '../automation/workflow-events';
import { checked } from '../server/validation/assert-valid';
import { fire } from '../delivery/emit-webhook';
import { smsInbound } from './webhook-payloads';
import { customerByAddress } from '../messages/customers';
import { countryOf } from '../numbers/dialling-codes';
import { nextUuid } from '../engine/ids';
import { recordMessage } from '../messages/message-store';
import type { Message } from '../messages/message';
import { money, pricePerInboundSms } from '../numbers/price-list';
import { timestamp, type World } from '../engine/context';
import { channelFor } from '../messages/find-channel';

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

const check = checked<InboundSms>({
  type: 'object',
  properties: {
    from: { type: 'string', minLength: 1 },
    text: { type: 'string' },
    to: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['from', 'text'],
});

/** A customer sends an SMS; the webhook is told. */
export function writeSms(world: World, sms: InboundSms): Message {
  check(sms, world.time.now());
  const { state } = world;
  const { subAccountId, address } = channelFor(state, 'SMS', sms.subAccountId);
  const customer = customerByAddress(state, sms.from);
  const { encoding, segments } = smsSegments(sms.text);
  const perSms = pricePerInboundSms(customer.key);
  const now = timestamp(world);
  const message: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'sms',
    direction: 'inbound',
    subAccountId,
    createdAt: new Date(world.time.now()).toISOString(),
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
    price: { total: money(perSms * segments), perSms, currency: state.account.currency },
    country: countryOf(customer.key) ?? '',
  };
  recordMessage(world, message);
  fire(world, {
    type: 'sms.inbound',
    subAccountId,
    umid: message.umid,
    body: smsInbound(message),
  });
  tellWorkflows(world, message);
  return message;
}
