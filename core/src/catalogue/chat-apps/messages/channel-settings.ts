import { encoding, source } from '../../shared/fields';

/** How the message looks when the SMS channel is fallen back to. */
export const sms = {
  type: 'object',
  title: 'SMS',
  description: 'Sender and encoding for when the message falls back to SMS',
  properties: { source, encoding },
} as const;

/** Direct Send: WhatsApp makes the template from the message, so none has to be approved beforehand. */
export const whatsApp = {
  type: 'object',
  title: 'WhatsApp',
  description: 'Settings that hold on WhatsApp alone',
  properties: {
    directSend: {
      type: 'object',
      title: 'Direct Send',
      description:
        'Sends a business-initiated text, or interactive cta_url or button message, without a template approved beforehand',
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
            'Seconds after which the message is dropped if it could not be delivered; left out, 30 days',
          minimum: 30,
          maximum: 43_200,
          examples: [600],
        },
      },
      required: ['category'],
    },
  },
} as const;
