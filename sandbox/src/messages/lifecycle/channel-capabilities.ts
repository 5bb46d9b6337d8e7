import { contentTypeName, contentTypes, type ContentChannel } from 'cpaas-8x8';

/** The states that a channel reports. */
export interface ChannelCapabilities {
  readonly delivered: boolean;
  readonly read: boolean;
}

/**
 * Which states each channel reports. Messages never get a state that their channel does not report. The content that a
 * channel can carry is in the entries of `contentTypes`.
 *
 * @see https://developer.8x8.com/connect/docs/list-of-supported-chatapps-channels
 */
const channelCapabilities: Readonly<Record<ContentChannel, ChannelCapabilities>> = {
  WhatsApp: { delivered: true, read: true },
  Viber: { delivered: true, read: true },
  RCS: { delivered: true, read: true },
  Line: { delivered: false, read: false },
  ZaloNotification: { delivered: true, read: false },
  LineNotification: { delivered: true, read: false },
  SMS: { delivered: true, read: false },
};

export function getChannelCapabilities(channel: string): ChannelCapabilities {
  return isContentChannel(channel) ? channelCapabilities[channel] : { delivered: false, read: false };
}

function isContentChannel(channel: string): channel is ContentChannel {
  return Object.hasOwn(channelCapabilities, channel);
}

/** Decides whether a channel can carry a message type. SMS carries the fallback text of any message. */
export function canCarry(channel: string, type: string): boolean {
  if (channel === 'SMS') return true;
  // LINE notifications have an operation and a content of their own.
  if (type.toLowerCase() === 'notification') return channel === 'LineNotification';
  const channels: readonly string[] = contentTypes[contentTypeName(type) ?? '']?.channels ?? [];
  return channels.includes(channel);
}
