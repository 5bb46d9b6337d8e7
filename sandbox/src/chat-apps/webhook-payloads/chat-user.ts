import { withoutUndefined, type JsonObject } from '../../engine/json';
import type { Customer } from '../../messages/customers';
import { stripPlus } from '../../numbers/phone-numbers';

/** How a webhook payload describes the customer. */
export interface ChatUserOptions {
  /** In lower case. */
  readonly channel: string;
  /**
   * Whether `channelUserId` is the ID on the channel, as in inbound version 3 and receipt version 9. In older versions it
   * has the digits of the phone number.
   */
  readonly useChannelIds: boolean;
  /**
   * Whether `channelUserId` is included in addition to a phone number. Receipts of version 9 include it only after the
   * message arrived.
   */
  readonly includeId: boolean;
  /** Whether the profile name and the username are included. */
  readonly includeName: boolean;
}

/** Creates the object `user`, which describes the customer in the webhooks about chat messages. */
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
