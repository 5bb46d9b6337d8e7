import type { RateLimit } from '../../operation';

/** The rate limit that all operations on Flows share. */
export const flowLimit = {
  requests: 100,
  perSeconds: 60,
  scope: 'apiKey',
  shared: 'whatsapp-flows',
} as const satisfies RateLimit;

/** The ID of a Flow. This and the next schemas are the fields of requests and responses about Flows. */
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

/** The fields of a new Flow, or the changed fields of an existing one. */
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
  lineStart: { type: 'integer', description: 'Line of the Flow JSON where the error begins' },
  lineEnd: { type: 'integer', description: 'Line of the Flow JSON where the error ends' },
  columnStart: { type: 'integer', description: 'Column in the first line where the error begins' },
  columnEnd: { type: 'integer', description: 'Column in the last line where the error ends' },
} as const;

const validationErrors = {
  type: 'array',
  description: 'What is wrong with the Flow JSON; a Flow with errors cannot be published',
  items: {
    type: 'object',
    properties: {
      error: { type: 'string', description: 'Code of the error, e.g. INVALID_PROPERTY_VALUE' },
      errorType: { type: 'string', description: 'Kind of the error, e.g. FLOW_JSON_ERROR' },
      message: { type: 'string', description: 'The error in words' },
      ...position,
      pointers: {
        type: 'array',
        description: 'Places in the Flow JSON that the error is about',
        items: {
          type: 'object',
          properties: {
            ...position,
            path: {
              type: 'string',
              description: 'Path to the property within the Flow JSON, e.g. screens[0].layout',
            },
          },
        },
      },
    },
  },
} as const;

const status = {
  type: 'string',
  description: 'Whether the Flow is a draft, can be sent, or is out of use for new messages',
  enum: ['DRAFT', 'PUBLISHED', 'DEPRECATED'],
} as const;

/** The result of creating or changing a Flow. */
export const flowSaved = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID of the Flow, which the other operations on Flows ask for' },
    success: {
      type: 'boolean',
      description: 'Whether the Flow was saved; it can be saved with errors in its Flow JSON',
    },
    validationErrors,
  },
} as const;

export const flowList = {
  type: 'object',
  properties: {
    flows: {
      type: 'array',
      description: 'Flows of the channel with their status',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', description: 'ID of the Flow, which the other operations on Flows ask for' },
          name: { type: 'string', description: flowContent.name.description },
          status,
        },
      },
    },
  },
} as const;

export const flowDetails = {
  type: 'object',
  properties: {
    flowId: { type: 'string', description: 'ID of the Flow, which the other operations on Flows ask for' },
    flowJsonUrl: {
      type: 'string',
      format: 'uri',
      description: 'Address from which the Flow JSON can be downloaded',
    },
    name: { type: 'string', description: flowContent.name.description },
    status,
    categories: {
      type: 'array',
      description: flowContent.categories.description,
      items: { type: 'string', enum: categories },
    },
    validationErrors,
  },
} as const;

export const flowPreview = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID of the Flow, which the other operations on Flows ask for' },
    preview_url: {
      type: 'string',
      format: 'uri',
      description: 'Address of a page that shows the Flow to everybody who has the address',
    },
    expires_at: { type: 'string', format: 'date-time', description: 'When the page stops working, ISO 8601' },
  },
} as const;
