import { step } from './steps';

export const definitionId = {
  type: 'string',
  title: 'Definition ID',
  description: 'The ID that 8x8 gave the definition when it was created',
  format: 'uuid',
  examples: ['0c8f4c2e-51d7-4f0b-9a63-7d2b1e5f8a90'],
} as const;

export const version = {
  type: 'integer',
  title: 'Version',
  description: 'Version of the definition, from 1; left out, the latest',
  minimum: 1,
  examples: [1],
} as const;

export const limit = {
  type: 'integer',
  title: 'Limit',
  description: 'How many entries a page has, at most 500',
  minimum: 1,
  maximum: 500,
  default: 100,
} as const;

export const offset = {
  type: 'integer',
  title: 'Page',
  description: 'Number of the page, from 0; 8x8 calls it offset',
  minimum: 0,
  default: 0,
} as const;

/** Counted pages of bare lists. */
export const definitionPaging = {
  items: '',
  by: { kind: 'page', page: 'offset', size: 'limit', defaultSize: 100 },
} as const;

/** What may start a workflow. */
export const triggerNames = ['inbound_sms', 'inbound_chat_apps', 'http_request'] as const;

const trigger = {
  type: 'string',
  title: 'Trigger',
  description: 'What starts the workflow: an SMS, a chat message, or a call of Trigger Workflows',
  enum: triggerNames,
} as const;

const status = {
  type: 'string',
  title: 'Status',
  description: 'Whether the trigger starts workflows',
  enum: ['enabled', 'disabled'],
  default: 'disabled',
} as const;

const triggerSubAccountId = {
  type: 'string',
  title: 'Subaccount ID',
  description: 'Subaccount whose messages and calls start the workflow; left out, those of all',
  nullable: true,
  examples: ['ExampleCo_Marketing'],
} as const;

const name = {
  type: 'string',
  title: 'Name',
  description: 'Name of the workflow; it need not be unique',
  minLength: 1,
  examples: ['Answer at night'],
} as const;

const steps = {
  type: 'array',
  title: 'Steps',
  description: 'What the workflow does; it begins with the first',
  items: step,
} as const;

/** What creates or updates a definition. */
export const definitionInput = {
  subAccountId: triggerSubAccountId,
  trigger,
  status,
  definition: {
    type: 'object',
    title: 'Definition',
    description: 'Name and steps of the workflow',
    properties: { name, steps },
    required: ['name', 'steps'],
    examples: [
      {
        name: 'Answer at night',
        steps: [
          {
            id: 'answer',
            stepType: 'SMS',
            inputs: {
              subAccountId: 'ExampleCo_Marketing',
              destination: '{{data.payload.source}}',
              text: 'We are closed, and answer in the morning.',
            },
          },
        ],
      },
    ],
  },
} as const;

/** A definition as 8x8 keeps it. Where `id` and `version` stand, the schema and the samples disagree. */
export const storedDefinition = {
  type: 'object',
  properties: {
    id: { type: 'string', description: 'ID of the definition; some answers have it in `definition` instead' },
    version: {
      type: 'integer',
      description: 'Version of the definition, from 1; some answers have it in `definition` instead',
    },
    accountId: { type: 'string', description: 'Account to which the definition belongs' },
    subAccountId: {
      type: 'string',
      nullable: true,
      description: 'Subaccount whose messages and calls start the workflow; null for those of all',
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
        id: { type: 'string', description: 'ID of the definition, where the answer has it here' },
        version: {
          type: 'integer',
          description: 'Version of the definition, from 1, where the answer has it here',
        },
        name: { type: 'string', description: name.description },
        steps,
      },
      required: ['name', 'steps'],
    },
  },
  required: ['accountId', 'trigger', 'createdAt', 'definition'],
} as const;
