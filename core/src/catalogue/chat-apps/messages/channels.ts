/** Which channels are tried, one after the other, in place of the order set for the subaccount. */
export const channels = {
  type: 'array',
  title: 'Channels',
  description:
    'Channels to try in this order, in place of the order set for the subaccount; the last needs neither time nor status',
  items: {
    type: 'object',
    properties: {
      channel: {
        type: 'string',
        title: 'Channel',
        description: 'The channel to try',
        enum: [
          'SMS',
          'WhatsApp',
          'Facebook',
          'RCS',
          'Viber',
          'Line',
          'WeChat',
          'Zalo',
          'Instagram',
          'ZaloNotification',
        ],
      },
      fallbackAfter: {
        type: 'integer',
        title: 'Fallback After (Seconds)',
        description:
          'Seconds to wait for the success status before the next channel is tried; let it exceed the lifetime of a template, or both may arrive',
        minimum: 10,
        maximum: 86_400,
        examples: [900],
      },
      successStatus: {
        type: 'string',
        title: 'Success Status',
        description:
          'Status at which the message counts as delivered on this channel; the channel must report it',
        enum: ['Accepted', 'Sent', 'Delivered', 'Read'],
      },
    },
    required: ['channel'],
  },
  examples: [[{ channel: 'WhatsApp', fallbackAfter: 900, successStatus: 'Delivered' }, { channel: 'SMS' }]],
} as const;
