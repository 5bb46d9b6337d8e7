import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { statusFields, virtualNumber } from './fields';

const openApiFile = 'voice_v1_api.json';
const maskingFile = 'number_masking_api.json';

/** Operations that list the virtual numbers of a subaccount, and check whether it has a certain number. */
export const numbers = {
  getNumbers: {
    title: 'Get Many Virtual Numbers',
    action: 'Get many virtual numbers',
    summary: 'Returns the virtual numbers of the subaccount, with prices and health',
    resource: 'Virtual Number',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/numbers',
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    output: {
      type: 'object',
      properties: {
        totalNumbers: { type: 'integer', description: 'Number of virtual numbers of the subaccount' },
        lastUpdatedAt: { type: 'string', description: 'When any of the numbers was last changed' },
        numbers: { type: 'array', description: 'Virtual numbers of the subaccount', items: virtualNumber },
        ...statusFields,
      },
    },
    safety: 'read',
    summaryFields: [
      'msisdn',
      'countryCode',
      'operationalStatus',
      'referenceId',
      'numberType',
      'numberHealth',
      'rentalPrice',
      'incomingRate',
      'billingCurrency',
      'dateCreated',
    ],
    paging: { items: 'numbers', by: { kind: 'whole' } },
    docs: 'get-virtual-numbers',
    openApi: { file: openApiFile, operationId: 'get-virtual-numbers' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Number-health-service' }],
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
          description: 'Phone number with its country code, 7 to 15 digits without +',
          format: 'msisdn-digits',
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
        timestamp: { type: 'string', description: 'Time of the response' },
        payload: {
          type: 'object',
          description: 'The number, if the subaccount has it',
          properties: {
            referenceId: virtualNumber.properties.referenceId,
            msisdn: virtualNumber.properties.msisdn,
            countryCode: virtualNumber.properties.countryCode,
          },
        },
      },
    },
    safety: 'read',
    discrepancy:
      'The OpenAPI file requires 7 to 10 digits, and an integer from 7 to 10. Most numbers with a country code are longer, so up to 15 digits are accepted.',
    docs: 'check-virtual-number',
    openApi: { file: openApiFile, operationId: 'check-virtual-number' },
    alsoPublishedAs: [{ file: maskingFile, operationId: 'Check-Virtual-Number' }],
  },
} as const satisfies Record<string, Operation>;
