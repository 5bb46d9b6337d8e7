import { templateButtonTypes } from './template-buttons';
import { templateComponentTypes } from './template-components';

const texts = { type: 'array', items: { type: 'string' } } as const;

const button = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'What a tap on the button does', enum: templateButtonTypes },
    text: { type: 'string', description: 'Label of the button' },
    phoneNumber: {
      type: 'string',
      description: 'Phone number that a tap calls, for the type PHONE_NUMBER',
    },
    country: {
      type: 'string',
      description: 'Two-letter ISO 3166 code of the country of a national phone number',
    },
    url: {
      type: 'string',
      description: 'Address that a tap opens, for the type URL; it may hold a variable such as {{1}}',
    },
    example: { ...texts, description: 'Sample values of the variables, as WhatsApp saw them for approval' },
    flowId: { type: 'string', description: 'ID of the WhatsApp Flow that a tap opens, for the type FLOW' },
    flowAction: {
      type: 'string',
      description: 'What opening the Flow does: show a screen, or ask the endpoint of the Flow for data',
      enum: ['navigate', 'data_exchange'],
    },
    navigateScreen: {
      type: 'string',
      description: 'ID of the screen that is shown first, for the Flow action navigate',
    },
    ttlMinutes: {
      type: 'integer',
      description: 'Minutes for which the button can be tapped, for the type VOICE_CALL: 1,440 to 43,200',
    },
  },
  required: ['type'],
} as const;

const example = {
  type: 'object',
  description: 'Sample values of the variables, as WhatsApp saw them for approval',
  properties: {
    headerText: { ...texts, description: 'Sample values for the variables in the header' },
    bodyText: { ...texts, description: 'Sample values for the variables in the body' },
    headerHandle: { ...texts, description: 'Sample images, documents or videos for the header' },
  },
} as const;

const formatOfHeader = 'What the header holds, for the type HEADER';

const text = {
  type: 'string',
  description: 'Text of this part, with variables in double braces, such as {{1}}',
} as const;

const buttons = { type: 'array', description: 'Buttons, for the type BUTTONS', items: button } as const;

const cardComponent = {
  type: 'object',
  properties: {
    type: {
      type: 'string',
      description: 'Which part of the card this is',
      enum: ['HEADER', 'BODY', 'BUTTONS'],
    },
    format: { type: 'string', description: formatOfHeader, enum: ['Image', 'Video'] },
    text,
    buttons,
    example,
  },
  required: ['type'],
} as const;

const component = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'Which part of the template this is', enum: templateComponentTypes },
    format: {
      type: 'string',
      description: formatOfHeader,
      enum: ['Text', 'Image', 'Gif', 'Video', 'Document', 'Location'],
    },
    text,
    buttons,
    example,
    cards: {
      type: 'array',
      description: 'Cards of the carousel, for the type CAROUSEL',
      items: {
        type: 'object',
        properties: {
          components: {
            type: 'array',
            description: 'Parts of the card: header, body and buttons',
            items: cardComponent,
          },
        },
      },
    },
  },
  required: ['type'],
} as const;

/**
 * The schema of the templates that 8x8 returns. Some of their fields differ from those of a new template, see
 * `template-components.ts`.
 */
export const registeredTemplates = {
  type: 'object',
  properties: {
    templates: {
      type: 'array',
      description: 'Templates of the channel, one entry for each language of a template',
      items: {
        type: 'object',
        properties: {
          channelId: {
            type: 'string',
            format: 'uuid',
            description: 'ID of the WhatsApp channel to which the template belongs',
          },
          channelName: {
            type: 'string',
            description: 'The WhatsApp channel in words',
          },
          templateName: { type: 'string', description: 'Name with which a message refers to the template' },
          language: { type: 'string', description: 'Language code, e.g. en_US' },
          languageName: { type: 'string', description: 'The language in words' },
          components: {
            type: 'array',
            description: 'Parts of the template: header, body, footer, buttons and others',
            items: component,
          },
          category: {
            type: 'string',
            description: 'What the template is for: it decides on the price of a message',
            enum: ['UTILITY', 'MARKETING', 'AUTHENTICATION'],
          },
          categoryName: { type: 'string', description: 'The category in words' },
          status: {
            type: 'string',
            description: 'Approval status of the template at WhatsApp; only an approved template can be sent',
            enum: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
          },
          statusName: { type: 'string', description: 'The status in words' },
          createdAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the template was created, ISO 8601',
          },
          updatedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When the template last changed, ISO 8601',
          },
        },
      },
    },
  },
} as const;
