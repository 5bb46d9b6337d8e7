/** What a channel can carry, and which states it reports. */
export interface ChannelAbilities {
  readonly delivered: boolean;
  readonly read: boolean;
  /** Message types, in lower case. */
  readonly types: readonly string[];
}

const everyMedium = ['text', 'image', 'video', 'audio', 'file', 'location'] as const;

/**
 * The channels of the sandbox, as the table of supported channels has them. Cards and carousels are given to RCS, as
 * the OpenAPI file says and the table does not.
 *
 * @see https://developer.8x8.com/connect/docs/list-of-supported-chatapps-channels
 */
export const channelAbilities: Readonly<Record<string, ChannelAbilities>> = {
  WhatsApp: { delivered: true, read: true, types: [...everyMedium, 'template', 'interactive'] },
  Viber: { delivered: true, read: true, types: ['text', 'template', 'image', 'video', 'file', 'buttons'] },
  RCS: { delivered: true, read: true, types: [...everyMedium, 'richcard', 'carousel'] },
  Line: { delivered: false, read: false, types: ['text', 'image', 'video', 'audio', 'location'] },
  ZaloNotification: { delivered: true, read: false, types: ['text', 'template', 'image', 'buttons'] },
  LineNotification: { delivered: true, read: false, types: ['text', 'template', 'notification'] },
  SMS: { delivered: true, read: false, types: ['text'] },
};

const nothing: ChannelAbilities = { delivered: false, read: false, types: [] };

export function abilitiesOf(channel: string): ChannelAbilities {
  return channelAbilities[channel] ?? nothing;
}

/** Whether a channel can carry a message; whatever has words can fall back to SMS. */
export function carries(channel: string, type: string): boolean {
  return channel === 'SMS' || abilitiesOf(channel).types.includes(type.toLowerCase());
}
