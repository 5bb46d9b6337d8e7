import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const dimensions = ['subAccountId', 'channel', 'businessAccountId', 'pricingCategory', 'country'] as const;

const record = {
  type: 'object',
  properties: {
    subAccountId: { type: 'string', description: 'Subaccount that sent the messages, when grouped by it' },
    channel: {
      type: 'string',
      description: 'Channel over which the messages went, when grouped by it',
      enum: ['whatsapp'],
    },
    country: {
      type: 'string',
      description: 'Country of the recipients, two-letter ISO 3166 code, when grouped by it',
    },
    businessAccountId: {
      type: 'string',
      description: 'ID of the WhatsApp business account (WABA), when grouped by it',
    },
    pricingCategory: {
      type: 'string',
      description: 'Category in which the messages were charged, when grouped by it',
      enum: ['utility', 'marketing', 'authentication', 'authentication_international', 'service'],
    },
    volume: {
      type: 'object',
      description: 'How many messages there were',
      properties: {
        delivered: { type: 'integer', description: 'How many messages were delivered' },
        charged: { type: 'integer', description: 'How many of the delivered messages were charged' },
        free: { type: 'integer', description: 'How many of the delivered messages cost nothing' },
      },
    },
    pricing: {
      type: 'object',
      description:
        'How the messages were priced, when grouped by channel, business account, pricing category and country',
      properties: {
        rateModel: {
          type: 'string',
          description: 'Whether all messages have one price, or the price depends on how many there were',
          enum: ['flat', 'tiered'],
        },
        tiers: {
          type: 'array',
          description: 'Steps of the price, for the rate model tiered',
          items: {
            type: 'object',
            properties: {
              from: {
                type: 'integer',
                description: 'Number of messages from which the tier holds, inclusive',
              },
              to: {
                type: 'integer',
                description:
                  'Number of messages up to which the tier holds, inclusive; null for the last tier',
              },
              quantity: { type: 'integer', description: 'How many messages fell into the tier' },
              status: {
                type: 'string',
                description: 'completed: only months that have ended are counted',
                enum: ['completed'],
              },
            },
          },
        },
      },
    },
  },
} as const;

const meta = {
  type: 'object',
  description: 'What was counted, and when',
  properties: {
    accountId: { type: 'string', description: 'Account whose messages were counted' },
    billingPeriod: {
      type: 'object',
      description: 'Month whose messages were counted',
      properties: {
        start: { type: 'string', format: 'date', description: 'First day of the month' },
        end: { type: 'string', format: 'date', description: 'Last day of the month' },
        status: {
          type: 'string',
          description: 'closed: only a month that has ended can be asked for',
          enum: ['closed'],
        },
      },
    },
    dataAsOf: {
      type: 'string',
      format: 'date-time',
      description: 'When 8x8 took the final figures of the month, ISO 8601',
    },
    groupBy: {
      type: 'array',
      description: 'Fields by which the messages were grouped',
      items: { type: 'string' },
    },
    currency: { type: 'string', description: 'Currency of the prices, ISO 4217 code' },
  },
} as const;

/** Operations that count delivered messages and their charges. */
export const usage = {
  getMessageUsage: {
    title: 'Get Message Usage',
    action: 'Get message usage',
    summary: 'Returns how many WhatsApp messages were delivered and charged in a month that has ended',
    resource: 'Account',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/usage/messages',
    query: ['billingPeriod', 'channel', 'groupBy'],
    input: {
      type: 'object',
      properties: {
        accountId,
        billingPeriod: {
          type: 'string',
          title: 'Billing Period',
          description: 'A past month, such as 2026-03, at most six months ago, from February 2026',
          pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
          examples: ['2026-10'],
        },
        channel: {
          type: 'string',
          title: 'Channel',
          description: 'Channel whose messages are counted; WhatsApp is the only one so far',
          enum: ['whatsapp'],
        },
        groupBy: {
          type: 'array',
          title: 'Group By',
          description:
            'Fields by which the messages are grouped; default: one total; prices need channel, business account, pricing category and country',
          items: { type: 'string', enum: dimensions },
          examples: [['pricingCategory', 'country']],
        },
      },
      required: ['billingPeriod'],
    },
    success: 200,
    errors: [400, 401],
    output: {
      type: 'object',
      properties: {
        data: {
          type: 'array',
          description: 'One entry for each combination of the fields by which the messages are grouped',
          items: record,
        },
        meta,
      },
    },
    safety: 'read',
    docs: 'get-message-usage',
    openApi: { file: 'business_messaging_api.json', operationId: 'get-message-usage' },
  },
} as const satisfies Record<string, Operation>;
