import { withoutUndefined, type JsonObject } from '../../engine/json';
import type { Customer } from '../../messages/customers';
import { stripPlus } from '../../numbers/phone-numbers';

/** How a webhook payload describes the customer. */
export interface ChatUserOptions {
  /** In lower case. */
  readonly channel: string;
  /**
   * Inbound version 3 and receipt version 9 use the ID on the channel. Older versions use the digits of the number.
   */
  readonly useChannelIds: boolean;
  /** Whether the ID on the channel is included. WhatsApp reports it only after the message arrived. */
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

/** Viber, RCS and SMS identify a customer by number only. */
function findChannelId({ bsuid, lineUserId, key }: Customer, channel: string): string | undefined {
  if (channel === 'whatsapp') return bsuid ?? key;
  return channel === 'line' ? (lineUserId ?? key) : undefined;
}
