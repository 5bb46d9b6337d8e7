import { place } from './message-fields';

const media = {
  type: 'object',
  description: 'Image, video, audio or document',
  properties: {
    url: { type: 'string', description: 'Address of the file' },
    filename: { type: 'string', description: 'Name of the file, as the recipient saw it' },
  },
} as const;

const header = {
  type: 'object',
  description: 'What the recipient saw above the body',
  properties: {
    type: {
      type: 'string',
      description: 'What the header holds',
      enum: ['text', 'image', 'video', 'audio', 'document', 'location'],
    },
    text: { type: 'string', description: 'Words of the header, for the type text' },
    media,
    location: { ...place, description: 'Place that the header shows, for the type location' },
  },
} as const;

const textPart = {
  type: 'object',
  properties: { text: { type: 'string', description: 'Words, with the variables filled in' } },
} as const;

const body = { ...textPart, description: 'Main part of what the recipient saw' } as const;
const footer = { ...textPart, description: 'What the recipient saw below the body' } as const;

const buttons = {
  type: 'array',
  description: 'Buttons that the recipient saw, in order',
  items: {
    type: 'object',
    properties: {
      type: {
        type: 'string',
        description: 'What a tap on the button does',
        enum: ['url', 'quick_reply', 'copy_code', 'phone', 'flow'],
      },
      label: { type: 'string', description: 'Words on the button' },
      value: { description: 'What belongs to the button, e.g. its address or code; null for a quick reply' },
    },
  },
} as const;

const list = {
  type: 'object',
  description: 'List from which the recipient could choose',
  properties: {
    buttonLabel: { type: 'string', description: 'Words on the button that opened the list' },
    sections: {
      type: 'array',
      description: 'Sections of the list, in order',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string', description: 'Heading of the section' },
          rows: {
            type: 'array',
            description: 'Choices of the section, in order',
            items: {
              type: 'object',
              properties: {
                id: { type: 'string', description: 'ID that you gave the row; the answer carries it' },
                title: { type: 'string', description: 'Words on the row' },
                description: { type: 'string', description: 'Words below the title of the row' },
              },
            },
          },
        },
      },
    },
  },
} as const;

/**
 * The message as the recipient saw it, in a receipt of version 9: only for WhatsApp, and only with
 * `delivered_to_recipient`. Absent if 8x8 could not reconstruct it. https://developer.8x8.com/connect/docs/delivery-receipts-for-outbound-chatapps
 */
export const outboundContent = {
  type: 'object',
  description: 'What the recipient saw (WhatsApp, with delivered_to_recipient)',
  properties: {
    channel: { type: 'string', description: 'Channel on which the recipient saw it, e.g. whatsapp' },
    contentType: {
      type: 'string',
      description: 'Kind of content; template_auth is a template that carries a one-time code',
      enum: ['text', 'media', 'location', 'template', 'template_auth', 'carousel', 'interactive'],
    },
    template: {
      type: 'object',
      description: 'Template from which the message was made',
      properties: {
        name: { type: 'string', description: 'What the template is called at WhatsApp' },
        language: { type: 'string', description: 'Language code of the template, e.g. en_US' },
        category: { type: 'string', description: 'What the template is for, e.g. MARKETING' },
      },
    },
    header,
    body,
    footer,
    actions: {
      type: 'object',
      description: 'What the recipient could tap',
      properties: {
        buttons,
        list,
        cta: {
          type: 'object',
          description: 'Button that opened an address',
          properties: {
            displayText: { type: 'string', description: 'Words on the button' },
            url: { type: 'string', description: 'Address that a tap opened' },
          },
        },
        flow: {
          type: 'object',
          description: 'Button that opened a WhatsApp Flow',
          properties: {
            flowId: { type: 'string', description: 'ID of the Flow that a tap opened' },
            cta: { type: 'string', description: 'Words on the button' },
            action: { type: 'string', description: 'What opening the Flow did, e.g. navigate' },
            screen: { type: 'string', description: 'ID of the screen that was shown first' },
          },
        },
      },
    },
    cards: {
      type: 'array',
      description: 'Cards of a carousel, in order',
      items: {
        type: 'object',
        properties: {
          index: { type: 'integer', description: 'Place of the card in the carousel, from 0' },
          header,
          body,
          actions: {
            type: 'object',
            description: 'What the recipient could tap on the card',
            properties: { buttons },
          },
        },
      },
    },
    meta: {
      type: 'object',
      description: 'Whether 8x8 masked the content, and the kind of an interactive message',
      properties: {
        redacted: { type: 'boolean', description: 'Whether 8x8 masked the content' },
        redactionReason: { type: 'string', description: 'Why 8x8 masked the content, in words' },
        interactiveType: {
          type: 'string',
          description: 'Kind of an interactive message',
          enum: ['button', 'list', 'cta_url', 'flow'],
        },
      },
    },
  },
} as const;
