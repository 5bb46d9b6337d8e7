import { templateButtonTypes } from './template-buttons';
import { templateComponentTypes } from './template-components';

/** Templates as 8x8 returns them: names of fields and of parts differ from those of a new one. */

const texts = { type: 'array', items: { type: 'string' } } as const;

const button = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: templateButtonTypes },
    text: { type: 'string' },
    phoneNumber: { type: 'string' },
    country: { type: 'string' },
    url: { type: 'string' },
    example: texts,
    flowId: { type: 'string' },
    flowAction: { type: 'string', enum: ['navigate', 'data_exchange'] },
    navigateScreen: { type: 'string' },
    ttlMinutes: { type: 'integer' },
  },
  required: ['type'],
} as const;

const example = {
  type: 'object',
  description: 'What the variables may be',
  properties: {
    headerText: { ...texts, description: 'Values for the text of the header' },
    bodyText: { ...texts, description: 'Values for the text of the body' },
    headerHandle: { ...texts, description: 'Media of the header' },
  },
} as const;

const cardComponent = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: ['HEADER', 'BODY', 'BUTTONS'] },
    format: { type: 'string', enum: ['Image', 'Video'] },
    text: { type: 'string' },
    buttons: { type: 'array', items: button },
    example,
  },
  required: ['type'],
} as const;

const component = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: templateComponentTypes },
    format: { type: 'string', enum: ['Text', 'Image', 'Gif', 'Video', 'Document', 'Location'] },
    text: { type: 'string' },
    buttons: { type: 'array', items: button },
    example,
    cards: {
      type: 'array',
      items: {
        type: 'object',
        properties: { components: { type: 'array', items: cardComponent } },
      },
    },
  },
  required: ['type'],
} as const;

export const registeredTemplates = {
  type: 'object',
  properties: {
    templates: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          channelId: { type: 'string', format: 'uuid' },
          channelName: { type: 'string', description: 'What people call the channel' },
          templateName: { type: 'string', description: 'What a message names the template by' },
          language: { type: 'string', description: 'Language code, e.g. en_US' },
          languageName: { type: 'string', description: 'The language in words' },
          components: { type: 'array', items: component },
          category: { type: 'string', enum: ['UTILITY', 'MARKETING', 'AUTHENTICATION'] },
          categoryName: { type: 'string', description: 'The category in words' },
          status: {
            type: 'string',
            description: 'Only an approved template can be sent',
            enum: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
          },
          statusName: { type: 'string', description: 'The status in words' },
          createdAt: { type: 'string', format: 'date-time' },
          updatedAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
} as const;
