import { when } from '../conditions';
import { cardButton, templateButton } from './template-buttons';

const format = {
  type: 'string',
  title: 'Format',
  description: 'What the header holds; GIF only in marketing templates',
  enum: ['Text', 'Image', 'Gif', 'Video', 'Document', 'Location'],
} as const;

const text = {
  type: 'string',
  title: 'Text',
  description:
    'The words, with {{1}}, {{2}}, … for variables: up to 60 characters in a header or footer, 1,024 in a body',
  maxLength: 1_024,
  examples: ['Hello {{1}}, your order {{2}} is on its way.'],
} as const;

const sampleValues = {
  type: 'array',
  title: 'Examples',
  description:
    'What each variable may be, for those who approve the template; of a header with media, its address',
  items: { type: 'string' },
  examples: [['Mei', '1001']],
} as const;

const type = {
  type: 'string',
  title: 'Type',
  description: 'Which part of the template this is',
} as const;

const buttonsNeedButtons = when('type', 'BUTTONS', { required: ['buttons'] });

const cardComponent = {
  type: 'object',
  properties: {
    type: { ...type, enum: ['HEADER', 'BODY', 'BUTTONS'] },
    format: { ...format, description: 'What the header of the card holds', enum: ['Image', 'Video'] },
    text: { ...text, description: 'The words of the body, with {{1}} for a variable: up to 160 characters' },
    buttons: {
      type: 'array',
      title: 'Buttons',
      description: 'One or two buttons, the same kinds on each card',
      items: cardButton,
    },
    examples: sampleValues,
  },
  required: ['type'],
  allOf: [buttonsNeedButtons, when('type', 'BODY', { required: ['text'] })],
} as const;

const cards = {
  type: 'array',
  title: 'Cards',
  description: 'Up to ten cards to swipe through, for the type CAROUSEL',
  maxItems: 10,
  items: {
    type: 'object',
    properties: {
      components: {
        type: 'array',
        title: 'Components',
        description: 'Header, body and buttons of the card',
        items: cardComponent,
      },
    },
    required: ['components'],
  },
} as const;

/** The types of a template's components. */
export const templateComponentTypes = [
  'HEADER',
  'BODY',
  'FOOTER',
  'BUTTONS',
  'CAROUSEL',
  'CALL_PERMISSION_REQUEST',
  'REQUEST_CONTACT_INFO',
] as const;

const component = {
  type: 'object',
  properties: {
    type: { ...type, enum: templateComponentTypes },
    format,
    text,
    buttons: {
      type: 'array',
      title: 'Buttons',
      description: 'The buttons, those of one kind together, for the type BUTTONS',
      items: templateButton,
    },
    examples: sampleValues,
    add_security_recommendation: {
      type: 'boolean',
      title: 'Add Security Recommendation',
      description: 'Whether the body warns not to share the code, for the category AUTHENTICATION',
    },
    code_expiration_minutes: {
      type: 'integer',
      title: 'Code Expiration',
      description: 'Minutes that the footer says the code is valid, for the category AUTHENTICATION',
      default: 5,
    },
    cards,
  },
  required: ['type'],
  allOf: [buttonsNeedButtons, when('type', 'CAROUSEL', { required: ['cards'] })],
} as const;

/** The components of a new template. */
export const templateComponents = {
  type: 'array',
  title: 'Components',
  description: 'The parts of the template: exactly one body, and what goes around it',
  minItems: 1,
  items: component,
  examples: [
    [
      { type: 'BODY', text: 'Hello {{1}}, your order {{2}} is on its way.', examples: ['Mei', '1001'] },
      {
        type: 'BUTTONS',
        buttons: [{ type: 'URL', text: 'Track order', url: 'https://example.com/orders' }],
      },
    ],
  ],
} as const;
