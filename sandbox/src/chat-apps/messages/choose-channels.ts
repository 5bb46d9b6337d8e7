import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import { abilitiesOf, carries } from './channel-capabilities';
import type { ChannelChoice } from '../../messages/message';
import type { SubAccount } from '../../engine/state';
import type { Refusal } from '../../messages/message-batches';

/** The channels that a message asks for, or those that the subaccount would take. */
export function channelsOf(subAccount: SubAccount | undefined, fields: JsonObject): ChannelChoice[] {
  const asked = listOf(fields['channels']).map(objectOf);
  if (asked.length > 0) {
    return asked.map(({ channel, fallbackAfter, successStatus }) => ({
      channel: spelled(channel),
      ...(typeof fallbackAfter === 'number' ? { fallbackAfter } : {}),
      ...(typeof successStatus === 'string' ? { successStatus } : {}),
    }));
  }
  return [{ channel: usualChannel(subAccount, fields) }];
}

/**
 * At 8x8 the order is set up for each subaccount. Here: LINE for a LINE user, else the first channel of the
 * subaccount that can carry the content.
 */
function usualChannel(subAccount: SubAccount | undefined, fields: JsonObject): string {
  const user = objectOf(fields['user']);
  const channels = subAccount?.channels.map(({ channel }) => channel) ?? [];
  const onLine =
    user['lineUserId'] !== undefined || /^U[0-9a-z]{32}$/i.test(textOf(user['channelUserId']) ?? '');
  if (onLine && user['msisdn'] === undefined && channels.includes('Line')) return 'Line';
  const type = textOf(fields['type']) ?? 'text';
  return channels.find((channel) => carries(channel, type)) ?? channels[0] ?? 'WhatsApp';
}

/** What is wrong with the channels, if anything: codes 3025, 3026 and 3027. */
export function channelProblem(
  subAccount: SubAccount | undefined,
  channels: readonly ChannelChoice[],
): Refusal | undefined {
  for (const { channel, successStatus } of channels) {
    if (!subAccount?.channels.some((each) => each.channel === channel)) {
      return { code: 3027, reason: `${channel} is not set up for the subaccount` };
    }
    const wanted = successStatus?.toLowerCase();
    const { delivered, read } = abilitiesOf(channel);
    if (wanted === 'delivered' && !delivered) {
      return { code: 3025, reason: `${channel} does not report that a message was delivered` };
    }
    if (wanted === 'read' && !read) {
      return { code: 3026, reason: `${channel} does not report that a message was read` };
    }
  }
  return undefined;
}
