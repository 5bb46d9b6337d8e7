import { when } from '../conditions';
import { cardParameters, parameters } from './template-parameters';

const componentType = {
  type: 'string',
  title: 'Type',
  description: 'Which part of the template the values are for',
  default: 'body',
} as const;

const index = {
  type: 'integer',
  title: 'Index',
  description: 'Position of the button, from 0, for the type button',
  minimum: 0,
  default: 0,
} as const;

const subType = {
  type: 'string',
  title: 'Subtype',
  description: 'Kind of the button, for the type button',
} as const;

const buttonNeedsSubType = when('type', 'button', { required: ['subType'] });

const card = {
  type: 'object',
  properties: {
    cardIndex: {
      type: 'integer',
      title: 'Card Index',
      description: 'Position of the card, from 0',
      minimum: 0,
      maximum: 9,
    },
    components: {
      type: 'array',
      title: 'Components',
      description: 'Values for the parts of the card',
      items: {
        type: 'object',
        properties: {
          type: { ...componentType, enum: ['header', 'body', 'button'] },
          parameters: cardParameters,
          index: { ...index, maximum: 1 },
          subType: { ...subType, enum: ['QuickReply', 'Url'] },
        },
        allOf: [buttonNeedsSubType],
      },
    },
  },
} as const;

const component = {
  type: 'object',
  properties: {
    type: {
      ...componentType,
      enum: [
        'header',
        'footer',
        'body',
        'button',
        'carousel',
        'call_permission_request',
        'request_contact_info',
      ],
    },
    parameters,
    index: { ...index, maximum: 9 },
    subType: { ...subType, enum: ['QuickReply', 'Url', 'CopyCode', 'Flow', 'VoiceCall'] },
    cards: {
      type: 'array',
      title: 'Cards',
      description: 'Values for each card, for the type carousel',
      items: card,
    },
  },
  allOf: [buttonNeedsSubType, when('type', 'carousel', { required: ['cards'] })],
} as const;

/** A template that the channel has approved, with values for its variables. */
export const template = {
  type: 'object',
  title: 'Template',
  description: 'An approved template and the values for its variables; needed by a template message',
  properties: {
    name: {
      type: 'string',
      title: 'Name',
      description: 'Name of the template; on Zalo Notification, its ID',
      minLength: 1,
      examples: ['order_shipped'],
    },
    language: {
      type: 'string',
      title: 'Language',
      description:
        'Language code of the template, e.g. en_US; WhatsApp finds a template by name and language',
      examples: ['en_US'],
    },
    components: {
      type: 'array',
      title: 'Components',
      description: 'Values for the variables, one entry for each part of the template that has any',
      items: component,
    },
  },
  required: ['name'],
  examples: [
    {
      name: 'order_shipped',
      language: 'en_US',
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Mei' }] }],
    },
  ],
} as const;
