import type { RateLimit } from '../operation';

/** Every request about Flows counts, whichever operation it is. */
export const flowLimit = {
  requests: 100,
  perSeconds: 60,
  scope: 'apiKey',
  shared: 'whatsapp-flows',
} as const satisfies RateLimit;

export const flowId = {
  type: 'string',
  title: 'Flow ID',
  description: 'The ID that was returned when the Flow was created',
  examples: ['912345678901234'],
} as const;

const categories = [
  'SIGN_UP',
  'SIGN_IN',
  'APPOINTMENT_BOOKING',
  'LEAD_GENERATION',
  'CONTACT_US',
  'CUSTOMER_SUPPORT',
  'SURVEY',
  'OTHER',
] as const;

/** What a new Flow is made of, or what is changed about one. */
export const flowContent = {
  name: {
    type: 'string',
    title: 'Name',
    description: 'What people at the business call the Flow',
    examples: ['Book an appointment'],
  },
  categories: {
    type: 'array',
    title: 'Categories',
    description: 'What the Flow is for',
    items: { type: 'string', enum: categories },
    examples: [['APPOINTMENT_BOOKING']],
  },
  publish: {
    type: 'boolean',
    title: 'Publish',
    description: 'Whether to publish the Flow at once, which cannot be undone',
    default: false,
  },
  flowJson: {
    type: 'string',
    title: 'Flow JSON',
    description: 'The screens of the Flow, as JSON in a text',
    examples: [
      '{"version":"7.0","screens":[{"id":"WELCOME","title":"Welcome","terminal":true,"layout":{"type":"SingleColumnLayout","children":[{"type":"TextHeading","text":"When may we expect you?"}]}}]}',
    ],
  },
  cloneFlowId: {
    type: 'string',
    title: 'Clone Flow ID',
    description: 'ID of a Flow whose screens are copied',
    examples: ['912345678901234'],
  },
  endPointUri: {
    type: 'string',
    title: 'Endpoint',
    description: 'Address at which the Flow exchanges data while it is filled in',
    format: 'uri',
    examples: ['https://example.com/flows'],
  },
} as const;

const position = {
  lineStart: { type: 'integer' },
  lineEnd: { type: 'integer' },
  columnStart: { type: 'integer' },
  columnEnd: { type: 'integer' },
} as const;

const validationErrors = {
  type: 'array',
  description: 'What is wrong with the Flow JSON; a Flow with errors cannot be published',
  items: {
    type: 'object',
    properties: {
      error: { type: 'string', description: 'Name of the error' },
      errorType: { type: 'string', description: 'Kind of the error' },
      message: { type: 'string', description: 'The error in words' },
      ...position,
      pointers: {
        type: 'array',
        items: {
          type: 'object',
          properties: { ...position, path: { type: 'string', description: 'Where in the JSON' } },
        },
      },
    },
  },
} as const;

const status = { type: 'string', enum: ['DRAFT', 'PUBLISHED', 'DEPRECATED'] } as const;

/** What became of a Flow that was created or changed. */
export const flowSaved = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID of the Flow' },
    success: { type: 'boolean', description: 'Whether the Flow was saved; it may be so with errors' },
    validationErrors,
  },
} as const;

export const flowList = {
  type: 'object',
  properties: {
    flows: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'ID of the Flow' },
          name: { type: 'string' },
          status,
        },
      },
    },
  },
} as const;

export const flowDetails = {
  type: 'object',
  properties: {
    flowId: { type: 'string', description: 'ID of the Flow' },
    flowJsonUrl: { type: 'string', format: 'uri', description: 'Where the Flow JSON can be fetched' },
    name: { type: 'string' },
    status,
    categories: { type: 'array', items: { type: 'string', enum: categories } },
    validationErrors,
  },
} as const;

export const flowPreview = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID of the Flow' },
    preview_url: {
      type: 'string',
      format: 'uri',
      description: 'Page that shows the Flow to whoever has the address',
    },
    expires_at: { type: 'string', format: 'date-time', description: 'When the page ceases to work' },
  },
} as const;
