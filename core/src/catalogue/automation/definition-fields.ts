import { step } from './steps';

/** The ID of a definition. This and the next schemas are the fields of requests and responses about definitions. */
export const definitionId = {
  type: 'string',
  title: 'Definition ID',
  description: 'ID that 8x8 gave the definition when it was created',
  format: 'uuid',
  examples: ['0c8f4c2e-51d7-4f0b-9a63-7d2b1e5f8a90'],
} as const;

export const version = {
  type: 'integer',
  title: 'Version',
  description: 'Version of the definition, from 1; default: the latest',
  minimum: 1,
  examples: [1],
} as const;

export const limit = {
  type: 'integer',
  title: 'Limit',
  description: 'Number of entries on a page, up to 500',
  minimum: 1,
  maximum: 500,
  default: 100,
} as const;

export const offset = {
  type: 'integer',
  title: 'Page',
  description: 'Number of the page, from 0',
  minimum: 0,
  default: 0,
} as const;

/** The paging of responses that are a bare array. 8x8's `offset` is the number of the page. */
export const arrayPaging = {
  items: '',
  by: { kind: 'page', page: 'offset', size: 'limit', defaultSize: 100 },
} as const;

/** The triggers of workflows. */
export const triggerNames = ['inbound_sms', 'inbound_chat_apps', 'http_request'] as const;

const trigger = {
  type: 'string',
  title: 'Trigger',
  description:
    'What starts the 8x8 workflow: an inbound SMS, an inbound chat app message, or Trigger 8x8 Workflows',
  enum: triggerNames,
} as const;

const status = {
  type: 'string',
  title: 'Status',
  description: 'Whether the trigger starts 8x8 workflows',
  enum: ['enabled', 'disabled'],
  default: 'disabled',
} as const;

const triggerSubAccountId = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount whose messages and requests start the 8x8 workflow; default: all subaccounts',
  nullable: true,
  examples: ['ExampleCo_Marketing'],
} as const;

const name = {
  type: 'string',
  title: 'Name',
  description: 'Name of the 8x8 workflow; it need not be unique',
  minLength: 1,
  examples: ['Night reply'],
} as const;

const steps = {
  type: 'array',
  title: 'Steps',
  description: 'Steps of the 8x8 workflow, which begins with the first',
  items: step,
} as const;

/** The input fields that create or update a definition. */
export const definitionInput = {
  subAccountId: triggerSubAccountId,
  trigger,
  status,
  definition: {
    type: 'object',
    title: 'Definition',
    description: 'Name and steps of the 8x8 workflow',
    properties: { name, steps },
    required: ['name', 'steps'],
    examples: [
      {
        name: 'Night reply',
        steps: [
          {
            id: 'answer',
            stepType: 'SMS',
            inputs: {
              subAccountId: 'ExampleCo_Marketing',
              destination: '{{data.payload.source}}',
              text: 'We are closed now and will reply in the morning.',
            },
          },
        ],
      },
    ],
  },
} as const;

/** A definition in a response. `id` and `version` are in different places in 8x8's schema and samples. */
export const storedDefinition = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID of the definition; some responses have it in definition instead' },
    version: {
      type: 'integer',
      description: 'Version of the definition, from 1; some responses have it in definition instead',
    },
    accountId: { type: 'string', description: 'Account of the definition' },
    subAccountId: {
      type: 'string',
      nullable: true,
      description: 'Subaccount whose messages and requests start the 8x8 workflow; null for all subaccounts',
    },
    trigger,
    status,
    createdAt: {
      type: 'string',
      format: 'date-time',
      description: 'When the definition was created, ISO 8601',
    },
    definition: {
      type: 'object',
      description: definitionInput.definition.description,
      properties: {
        id: { type: 'string', description: 'ID of the definition, in some responses' },
        version: {
          type: 'integer',
          description: 'Version of the definition, from 1, in some responses',
        },
        name: { type: 'string', description: name.description },
        steps,
      },
      required: ['name', 'steps'],
    },
  },
  required: ['definition', 'accountId', 'trigger', 'createdAt'],
} as const;
