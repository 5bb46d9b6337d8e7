import { accountId } from '../fields';
import type { Operation } from '../operation';

const file = 'sms_api.json';

const amount = {
  type: 'object',
  properties: { amount: { type: 'number' }, currency: { type: 'string', description: 'ISO 4217 code' } },
} as const;

const countryOfPrices = {
  alpha2Code: { type: 'string', description: 'ISO 3166 two-letter code' },
  countryName: { type: 'string' },
  dialingPrefix: { type: 'string' },
} as const;

const outbound = {
  type: 'object',
  properties: {
    countries: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          ...countryOfPrices,
          operators: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                operatorName: { type: 'string' },
                operatorId: { type: 'integer' },
                hni: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: { mcc: { type: 'string' }, mnc: { type: 'string' } },
                  },
                },
                price: amount,
              },
            },
          },
        },
      },
    },
  },
} as const;

const inbound = {
  type: 'object',
  properties: {
    ...countryOfPrices,
    numberTypes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            enum: ['longcode', 'shortCodePremium', 'shortCodeP2P', 'shortCodeFTEU', 'tollfree'],
          },
          defaultPrice: amount,
        },
      },
    },
  },
} as const;

export const account = {
  getPrices: {
    title: 'Get SMS Prices',
    action: 'Get SMS prices',
    summary: 'Returns what an SMS costs, by subaccount, country and operator',
    resource: 'Account',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/prices',
    query: ['country', 'mcc', 'mnc', 'direction', 'subAccountId'],
    input: {
      type: 'object',
      properties: {
        accountId,
        country: {
          type: 'string',
          title: 'Country',
          description: 'Only prices of this country, two-letter ISO 3166 code',
          minLength: 2,
          maxLength: 2,
          examples: ['SG'],
        },
        mcc: {
          type: 'integer',
          title: 'Mobile Country Code (MCC)',
          description: 'Only prices of this network; needs the mobile network code too',
          minimum: 0,
          maximum: 999,
          examples: [525],
        },
        mnc: {
          type: 'integer',
          title: 'Mobile Network Code (MNC)',
          description: 'Only prices of this network; needs the mobile country code too',
          minimum: 0,
          maximum: 999,
          examples: [1],
        },
        direction: {
          type: 'string',
          title: 'Direction',
          description: 'Only prices of messages sent, or of messages received',
          enum: ['outbound', 'inbound'],
        },
        subAccountId: {
          type: 'string',
          title: 'Subaccount ID',
          description: 'Only prices of this subaccount; left out, of all',
          format: 'sub-account-id',
          examples: ['ExampleCo_Marketing'],
        },
      },
      dependentRequired: { mcc: ['mnc'], mnc: ['mcc'] },
    },
    success: 200,
    errors: [400, 401, 426, 429, 500],
    output: {
      type: 'object',
      properties: {
        subAccounts: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              subAccountId: { type: 'string' },
              outbound,
              inbound: { type: 'array', items: inbound },
            },
          },
        },
      },
    },
    safety: 'read',
    reading:
      'The OpenAPI schema has `outbound` as an array of objects with `countries`; its own example shows one such object. The example is followed in the type; either passes.',
    docs: 'get-price-list',
    openApi: { file, operationId: 'get-price-list' },
  },
  getBalance: {
    title: 'Get Account Balance',
    action: 'Get account balance',
    summary: 'Returns the balance of a prepaid account',
    resource: 'Account',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/balance',
    input: { type: 'object', properties: { accountId } },
    success: 200,
    errors: [403, 429, 500],
    output: {
      type: 'object',
      properties: {
        balance: { type: 'number', description: 'What is left' },
        currency: { type: 'string', description: 'ISO 4217 code' },
      },
    },
    safety: 'read',
    docs: 'get-account-balance',
    openApi: { file, operationId: 'get-account-balance' },
  },
} as const satisfies Record<string, Operation>;
