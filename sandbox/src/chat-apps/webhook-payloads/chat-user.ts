import { defined, type JsonObject } from '../../engine/json';
import type { Customer } from '../../messages/customers';
import { withoutPlus } from '../../numbers/phone-numbers';

/** How the person on the other end is described in events of chat apps. */
export interface UserForm {
  /** Lower case. */
  readonly channel: string;
  /** Versions 3 (inbound) and 9 (receipts) carry the real ID on the channel; older ones the digits of the number. */
  readonly realIds: boolean;
  /** Whether the ID on the channel is known: WhatsApp tells it only once the message has arrived. */
  readonly withId: boolean;
  readonly withName: boolean;
}

export function chatUser(customer: Customer, { channel, realIds, withId, withName }: UserForm): JsonObject {
  const { msisdn, name, username } = customer;
  const known = channel === 'line' ? undefined : msisdn;
  const id = realIds ? realId(customer, channel) : ((msisdn && withoutPlus(msisdn)) ?? customer.key);
  const needed = withId || known === undefined;
  return defined({
    msisdn: known,
    channelUserId: needed ? id : undefined,
    name: withName ? name : undefined,
    username: withName && realIds ? username : undefined,
  });
}

/** Viber, RCS and SMS know a person by number alone. */
function realId({ bsuid, lineUserId, key }: Customer, channel: string): string | undefined {
  if (channel === 'whatsapp') return bsuid ?? key;
  return channel === 'line' ? (lineUserId ?? key) : undefined;
}
