import { accountId } from '../fields';
import type { Operation } from '../operation';

const dimensions = ['subAccountId', 'channel', 'businessAccountId', 'pricingCategory', 'country'] as const;

const record = {
  type: 'object',
  properties: {
    subAccountId: { type: 'string' },
    channel: { type: 'string', enum: ['whatsapp'] },
    country: { type: 'string', description: 'Country of the recipients, two-letter ISO 3166 code' },
    businessAccountId: { type: 'string', description: 'ID of the WhatsApp business account' },
    pricingCategory: {
      type: 'string',
      enum: ['utility', 'marketing', 'authentication', 'authentication_international', 'service'],
    },
    volume: {
      type: 'object',
      properties: {
        delivered: { type: 'integer', description: 'Messages that were delivered' },
        charged: { type: 'integer', description: 'Those of them that were charged' },
        free: { type: 'integer', description: 'Those of them that cost nothing' },
      },
    },
    pricing: {
      type: 'object',
      properties: {
        rateModel: { type: 'string', enum: ['flat', 'tiered'] },
        tiers: {
          type: 'array',
          description: 'For the model tiered',
          items: {
            type: 'object',
            properties: {
              from: { type: 'integer', description: 'First message of the tier' },
              to: { type: 'integer', description: 'Last message of the tier; null for the open one' },
              quantity: { type: 'integer', description: 'Messages that fell into the tier' },
              status: { type: 'string', enum: ['completed'] },
            },
          },
        },
      },
    },
  },
} as const;

const meta = {
  type: 'object',
  properties: {
    accountId: { type: 'string' },
    billingPeriod: {
      type: 'object',
      properties: {
        start: { type: 'string', format: 'date' },
        end: { type: 'string', format: 'date' },
        status: { type: 'string', enum: ['closed'] },
      },
    },
    dataAsOf: { type: 'string', format: 'date-time', description: 'When the figures were taken' },
    groupBy: { type: 'array', items: { type: 'string' } },
    currency: { type: 'string', description: 'ISO 4217 code' },
  },
} as const;

/** How many messages were delivered, and how they are charged. */
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
          description:
            'The month, as 2026-03: one that has ended, at most six months ago, and February 2026 at the earliest',
          pattern: '^\\d{4}-(0[1-9]|1[0-2])$',
          examples: ['2026-10'],
        },
        channel: {
          type: 'string',
          title: 'Channel',
          description: 'The channel whose messages are counted; left out, the only one there is',
          enum: ['whatsapp'],
        },
        groupBy: {
          type: 'array',
          title: 'Group By',
          description:
            'What to count apart; left out, one total is returned; prices come with channel, business account, pricing category and country together',
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
      properties: { data: { type: 'array', items: record }, meta },
    },
    safety: 'read',
    docs: 'get-message-usage',
    openApi: { file: 'business_messaging_api.json', operationId: 'get-message-usage' },
  },
} as const satisfies Record<string, Operation>;
