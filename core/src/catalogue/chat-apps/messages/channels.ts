import { encoding, source } from '../../shared/fields';

/** The channels to try, in order. They replace the order that is configured for the subaccount. */
export const channels = {
  type: 'array',
  title: 'Channels',
  description:
    'Channels to try in this order, instead of the order that is configured for the subaccount; the last needs no time or status',
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
          'Seconds to wait for the success status before the next channel is tried; if this is shorter than the time to live of a template, both messages may arrive',
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

/** Sender and encoding of the SMS that a message falls back to. */
export const sms = {
  type: 'object',
  title: 'SMS',
  description: 'Sender and encoding for when the message falls back to SMS',
  properties: { source, encoding },
} as const;

/** Direct Send: WhatsApp makes a template from the message, so no template needs approval in advance. */
export const whatsApp = {
  type: 'object',
  title: 'WhatsApp',
  description: 'Settings that hold on WhatsApp alone',
  properties: {
    directSend: {
      type: 'object',
      title: 'Direct Send',
      description:
        'Starts a conversation with a text, a link button or reply buttons, without a template approved beforehand',
      properties: {
        category: {
          type: 'string',
          title: 'Category',
          description: 'What the message is for, and is charged as; utility is the only one so far',
          enum: ['utility'],
          default: 'utility',
        },
        ttlSeconds: {
          type: 'integer',
          title: 'Time to Live (Seconds)',
          description:
            'Seconds after which the message is dropped if it could not be delivered; default: 30 days',
          minimum: 30,
          maximum: 43_200,
          examples: [600],
        },
      },
      required: ['category'],
    },
  },
} as const;
