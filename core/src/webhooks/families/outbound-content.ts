const media = {
  type: 'object',
  properties: { url: { type: 'string' }, filename: { type: 'string' } },
} as const;

const header = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: ['text', 'image', 'video', 'audio', 'document', 'location'] },
    text: { type: 'string' },
    media,
    location: {
      type: 'object',
      properties: {
        latitude: { type: 'number' },
        longitude: { type: 'number' },
        name: { type: 'string' },
        address: { type: 'string' },
      },
    },
  },
} as const;

const words = { type: 'object', properties: { text: { type: 'string' } } } as const;

const buttons = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      type: { type: 'string', enum: ['url', 'quick_reply', 'copy_code', 'phone', 'flow'] },
      label: { type: 'string' },
      value: { description: 'Text, or null for a quick reply' },
    },
  },
} as const;

const list = {
  type: 'object',
  properties: {
    buttonLabel: { type: 'string' },
    sections: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string' },
          rows: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                id: { type: 'string' },
                title: { type: 'string' },
                description: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
} as const;

/**
 * What the recipient saw, in a receipt of version 9: WhatsApp only, and only with `delivered_to_recipient`. Absent
 * when 8x8 could not rebuild it. https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export const outboundContent = {
  type: 'object',
  description: 'What the recipient saw (WhatsApp, with delivered_to_recipient)',
  properties: {
    channel: { type: 'string' },
    contentType: {
      type: 'string',
      enum: ['text', 'media', 'location', 'template', 'template_auth', 'carousel', 'interactive'],
    },
    template: {
      type: 'object',
      properties: { name: { type: 'string' }, language: { type: 'string' }, category: { type: 'string' } },
    },
    header,
    body: words,
    footer: words,
    actions: {
      type: 'object',
      properties: {
        buttons,
        list,
        cta: { type: 'object', properties: { displayText: { type: 'string' }, url: { type: 'string' } } },
        flow: {
          type: 'object',
          properties: {
            flowId: { type: 'string' },
            cta: { type: 'string' },
            action: { type: 'string' },
            screen: { type: 'string' },
          },
        },
      },
    },
    cards: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          index: { type: 'integer' },
          header,
          body: words,
          actions: { type: 'object', properties: { buttons } },
        },
      },
    },
    meta: {
      type: 'object',
      properties: {
        redacted: { type: 'boolean', description: 'Whether 8x8 masked the content' },
        redactionReason: { type: 'string' },
        interactiveType: { type: 'string', enum: ['button', 'list', 'cta_url', 'flow'] },
      },
    },
  },
} as const;
