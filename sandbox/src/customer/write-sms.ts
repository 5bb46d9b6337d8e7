import { smsSegments, type FromSchema } from 'cpaas-8x8';

import { tellWorkflows } from '../automation/inbound';
import { checked } from '../checked';
import { fire } from '../delivery/fire';
import { smsInbound } from '../events/sms-inbound';
import { customerByAddress } from '../messages/customers';
import { countryOf } from '../numbers/dialling-codes';
import { nextUuid } from '../world/ids';
import { recordMessage } from '../messages/record-message';
import type { Message } from '../messages/message';
import { money, pricePerInboundSms } from '../numbers/price-list';
import { timestamp, type World } from '../world/world';
import { channelFor } from './business-channel';

/** An SMS that a customer sends. */
export const inboundSms = {
  type: 'object',
  properties: {
    from: { type: 'string', description: "The customer's phone number", minLength: 1 },
    text: { type: 'string', description: 'What it says' },
    to: { type: 'string', description: 'Your number; left out, that of the subaccount' },
    subAccountId: { type: 'string', description: 'Left out, the subaccount for SMS' },
  },
  required: ['from', 'text'],
} as const;

export type InboundSms = FromSchema<typeof inboundSms, 'in'>;

const check = checked(inboundSms);

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
    kind: 'sms-inbound',
    event: 'inbound_message_received',
    subAccountId,
    umid: message.umid,
    body: smsInbound(message),
  });
  tellWorkflows(world, message);
  return message;
}
