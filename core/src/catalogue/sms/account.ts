import { accountId } from '../shared/fields';
import type { Operation } from '../operation';

const openApiFile = 'sms_api.json';

const amount = {
  type: 'object',
  properties: {
    amount: { type: 'number', description: 'The price' },
    currency: { type: 'string', description: 'Currency of the price, ISO 4217 code' },
  },
} as const;

const priceCountry = {
  alpha2Code: { type: 'string', description: 'Two-letter ISO 3166 code of the country' },
  countryName: { type: 'string', description: 'Name of the country, e.g. Singapore' },
  dialingPrefix: { type: 'string', description: 'Country calling code, e.g. +65' },
} as const;

const outbound = {
  type: 'object',
  description: 'Prices of the SMS that you send',
  properties: {
    countries: {
      type: 'array',
      description: 'Prices by the country of the recipient',
      items: {
        type: 'object',
        properties: {
          ...priceCountry,
          operators: {
            type: 'array',
            description: 'Mobile operators of the country, with their prices',
            items: {
              type: 'object',
              properties: {
                operatorName: { type: 'string', description: 'Name of the mobile operator' },
                operatorId: { type: 'integer', description: "8x8's ID of the operator" },
                hni: {
                  type: 'array',
                  description:
                    'Networks of the operator, by country code and network code (home network identity)',
                  items: {
                    type: 'object',
                    properties: {
                      mcc: { type: 'string', description: 'Mobile country code of the network' },
                      mnc: { type: 'string', description: 'Mobile network code of the network' },
                    },
                  },
                },
                price: { ...amount, description: 'Price of one SMS to this operator' },
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
    ...priceCountry,
    numberTypes: {
      type: 'array',
      description: 'Types of virtual numbers in the country, with their prices',
      items: {
        type: 'object',
        properties: {
          type: {
            type: 'string',
            description:
              'Type of number: a long code, a short code (premium, P2P or FTEU) or a toll-free number',
            enum: ['longcode', 'shortCodePremium', 'shortCodeP2P', 'shortCodeFTEU', 'tollfree'],
          },
          defaultPrice: { ...amount, description: 'Default price of one SMS to this type of number' },
        },
      },
    },
  },
} as const;

/** Operations about the costs of the account: the prices of SMS, and the balance of a prepaid account. */
export const account = {
  getPrices: {
    title: 'Get SMS Prices',
    action: 'Get SMS prices',
    summary: 'Returns the prices of SMS by subaccount, country and operator',
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
          description: 'Only prices of this country, as two letters, e.g. SG (ISO 3166)',
          minLength: 2,
          maxLength: 2,
          examples: ['SG'],
        },
        mcc: {
          type: 'integer',
          title: 'Mobile Country Code',
          description:
            'Only prices of the network in this country, three digits (MCC); needs Mobile Network Code',
          minimum: 0,
          maximum: 999,
          examples: [525],
        },
        mnc: {
          type: 'integer',
          title: 'Mobile Network Code',
          description: 'Only prices of this network, two or three digits (MNC); needs Mobile Country Code',
          minimum: 0,
          maximum: 999,
          examples: [1],
        },
        direction: {
          type: 'string',
          title: 'Direction',
          description: 'Only prices of sent (outbound) or received (inbound) messages',
          enum: ['outbound', 'inbound'],
        },
        subAccountId: {
          type: 'string',
          title: 'Subaccount ID',
          description: 'Only prices of this subaccount; default: all subaccounts',
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
          description: 'One entry for each subaccount, with its prices',
          items: {
            type: 'object',
            properties: {
              subAccountId: { type: 'string', description: 'Subaccount to which the prices apply' },
              outbound,
              inbound: {
                type: 'array',
                description: 'Prices of the SMS that you receive, by the country of your number',
                items: inbound,
              },
            },
          },
        },
      },
    },
    safety: 'read',
    discrepancy:
      'In the OpenAPI file, the schema of `outbound` is an array of objects with `countries`, and the example is one such object. The type follows the example. Both are accepted.',
    docs: 'get-price-list',
    openApi: { file: openApiFile, operationId: 'get-price-list' },
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
        balance: { type: 'number', description: 'Remaining credit of the account' },
        currency: { type: 'string', description: 'Currency of the balance, ISO 4217 code' },
      },
    },
    safety: 'read',
    docs: 'get-account-balance',
    openApi: { file: openApiFile, operationId: 'get-account-balance' },
  },
} as const satisfies Record<string, Operation>;
