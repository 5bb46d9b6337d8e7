/** The ID of the WhatsApp channel that owns templates, Flows and call permissions. */
export const channelId = {
  type: 'string',
  title: 'Channel ID',
  description: 'ID of the WhatsApp channel, as shown in 8x8 Connect and returned with its templates',
  examples: ['2d6f9a1c-7b34-4e0d-9c58-1f0e6a7b8c92'],
} as const;
