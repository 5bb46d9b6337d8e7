import { withoutUndefined, type JsonObject } from '../../engine/json';
import type { Customer } from '../../messages/customers';
import { stripPlus } from '../../numbers/phone-numbers';

/** How the person on the other end is described in events of chat apps. */
export interface ChatUserOptions {
  /** Lower case. */
  readonly channel: string;
  /** Versions 3 (inbound) and 9 (receipts) carry the real ID on the channel; older ones the digits of the number. */
  readonly useChannelIds: boolean;
  /** Whether the ID on the channel is known: WhatsApp tells it only once the message has arrived. */
  readonly includeId: boolean;
  readonly includeName: boolean;
}

export function chatUserPayload(
  customer: Customer,
  { channel, useChannelIds, includeId, includeName }: ChatUserOptions,
): JsonObject {
  const { msisdn, name, username } = customer;
  const shownMsisdn = channel === 'line' ? undefined : msisdn;
  const id = useChannelIds
    ? findChannelId(customer, channel)
    : ((msisdn && stripPlus(msisdn)) ?? customer.key);
  const needsId = includeId || shownMsisdn === undefined;
  return withoutUndefined({
    msisdn: shownMsisdn,
    channelUserId: needsId ? id : undefined,
    name: includeName ? name : undefined,
    username: includeName && useChannelIds ? username : undefined,
  });
}

/** Viber, RCS and SMS know a person by number alone. */
function findChannelId({ bsuid, lineUserId, key }: Customer, channel: string): string | undefined {
  if (channel === 'whatsapp') return bsuid ?? key;
  return channel === 'line' ? (lineUserId ?? key) : undefined;
}
