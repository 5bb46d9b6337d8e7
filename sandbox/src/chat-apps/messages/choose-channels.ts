import type { SubAccount } from '../../engine/account';
import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import { getChannelCapabilities, canCarry } from '../../messages/lifecycle/channel-capabilities';
import type { ChannelChoice } from '../../messages/message';
import type { Rejection } from '../../messages/message-batches';

/**
 * Returns the channels to try for a message: the requested ones, or else the default channel of the subaccount.
 */
export function chooseChannels(subAccount: SubAccount | undefined, fields: JsonObject): ChannelChoice[] {
  const requested = asArray(fields['channels']).map(asObject);
  if (requested.length > 0) {
    return requested.map(({ channel, fallbackAfter, successStatus }) => ({
      channel: toText(channel),
      ...(typeof fallbackAfter === 'number' ? { fallbackAfter } : {}),
      ...(typeof successStatus === 'string' ? { successStatus } : {}),
    }));
  }
  return [{ channel: chooseDefaultChannel(subAccount, fields) }];
}

/**
 * 8x8 configures the channel order per subaccount. The sandbox chooses LINE for a LINE user, and otherwise the first
 * channel of the subaccount that can carry the content.
 */
function chooseDefaultChannel(subAccount: SubAccount | undefined, fields: JsonObject): string {
  const user = asObject(fields['user']);
  const channels = subAccount?.channels.map(({ channel }) => channel) ?? [];
  const isLineUser =
    user['lineUserId'] !== undefined || /^U[0-9a-z]{32}$/i.test(asText(user['channelUserId']) ?? '');
  if (isLineUser && user['msisdn'] === undefined && channels.includes('Line')) return 'Line';
  const type = asText(fields['type']) ?? 'text';
  return channels.find((channel) => canCarry(channel, type)) ?? channels[0] ?? 'WhatsApp';
}

/** Rejects unavailable channels and unsupported success states: codes 3025, 3026 and 3027. */
export function validateChannels(
  subAccount: SubAccount | undefined,
  channels: readonly ChannelChoice[],
): Rejection | undefined {
  for (const { channel, successStatus } of channels) {
    if (!subAccount?.channels.some((each) => each.channel === channel)) {
      return { code: 3027, reason: `${channel} is not set up for the subaccount` };
    }
    const wantedStatus = successStatus?.toLowerCase();
    const { delivered, read } = getChannelCapabilities(channel);
    if (wantedStatus === 'delivered' && !delivered) {
      return { code: 3025, reason: `${channel} does not report that a message was delivered` };
    }
    if (wantedStatus === 'read' && !read) {
      return { code: 3026, reason: `${channel} does not report that a message was read` };
    }
  }
  return undefined;
}
