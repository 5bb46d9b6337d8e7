import { subAccountId } from '../fields';
import type { Operation } from '../operation';

const file = 'voice_v1_api.json';
const twinFile = 'number_masking_api.json';

const statusFields = {
  statusCode: { type: 'integer', description: '0 when all went well' },
  statusMessage: { type: 'string' },
} as const;

const virtualNumber = {
  type: 'object',
  properties: {
    msisdn: { type: 'string', description: 'The number, with its country code' },
    dateCreated: { type: 'string', description: 'When the subaccount got it' },
    dateUpdated: { type: 'string', description: 'When anything about it last changed' },
    countryCode: { type: 'string', description: 'Two-letter ISO 3166 code' },
    operationalStatus: { type: 'string', enum: ['Active', 'Expiring', 'Inactive'] },
    referenceId: { type: 'string', description: 'The range it belongs to; webhooks name it' },
    rentalPrice: { type: 'number', description: 'What it costs a month' },
    incomingRate: { type: 'number', description: 'What a minute of an inbound call costs' },
    billingUnit: { type: 'integer', description: 'Inbound calls are charged in steps of so many seconds' },
    billingCurrency: { type: 'string', description: 'ISO 4217 currency code' },
    uri: { type: 'string', description: 'Address of this number alone' },
    numberType: { type: 'string' },
    numberHealthCheckEnabled: {
      type: 'boolean',
      description: 'Whether 8x8 tries now and then if it can be reached',
    },
    numberHealth: {
      type: 'object',
      properties: {
        isHealthy: { type: 'boolean', description: 'Whether it could be reached when last tried' },
        status: { type: 'string' },
        lastCheckedTime: { type: 'string', description: 'When it was last tried' },
      },
    },
  },
} as const;

export const numbers = {
  getNumbers: {
    title: 'Get Many Virtual Numbers',
    action: 'Get many virtual numbers',
    summary: 'Returns the numbers that the subaccount has, with prices and whether they can be reached',
    resource: 'Virtual Number',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/numbers',
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    output: {
      type: 'object',
      properties: {
        totalNumbers: { type: 'integer' },
        lastUpdatedAt: { type: 'string', description: 'When anything about any of them last changed' },
        numbers: { type: 'array', items: virtualNumber },
        ...statusFields,
      },
    },
    safety: 'read',
    paging: { items: 'numbers', by: { kind: 'whole' } },
    docs: 'get-virtual-numbers',
    openApi: { file, operationId: 'get-virtual-numbers' },
    twins: [{ file: twinFile, operationId: 'Number-health-service' }],
  },
  checkNumber: {
    title: 'Check Virtual Number',
    action: 'Check virtual number',
    summary: 'Returns whether a number belongs to the subaccount, and its reference',
    resource: 'Virtual Number',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/numbers/{number}',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        number: {
          type: 'string',
          title: 'Number',
          description: 'The number with its country code, digits only, without +',
          pattern: '^[0-9]{7,15}$',
          examples: ['6580880888'],
        },
      },
      required: ['number'],
    },
    success: 200,
    errors: [404],
    output: {
      type: 'object',
      properties: {
        ...statusFields,
        timestamp: { type: 'string' },
        payload: {
          type: 'object',
          properties: {
            referenceId: { type: 'string', description: 'What webhooks call the number' },
            msisdn: { type: 'string', description: 'The number, with its country code' },
            countryCode: { type: 'string', description: 'Two-letter ISO 3166 code' },
          },
        },
      },
    },
    safety: 'read',
    reading:
      'The file wants 7 to 10 digits, and an integer from 7 to 10: most numbers with their country code are longer, so up to 15 digits are let through.',
    docs: 'check-virtual-number',
    openApi: { file, operationId: 'check-virtual-number' },
    twins: [{ file: twinFile, operationId: 'Check-Virtual-Number' }],
  },
} as const satisfies Record<string, Operation>;
