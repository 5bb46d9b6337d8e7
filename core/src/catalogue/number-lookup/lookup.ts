import { lookupCodes } from '../../errors/lookup-codes';
import type { Operation } from '../operation';
import { country, subAccountId } from '../shared/fields';

const network = {
  type: 'object',
  nullable: true,
  properties: {
    operatorName: { type: 'string', description: 'Name of the mobile network operator' },
    mcc: { type: 'string', description: 'Mobile country code (MCC) of the operator' },
    mnc: { type: 'string', description: 'Mobile network code (MNC) of the operator' },
    country: { type: 'string', description: 'Country of the operator, two-letter ISO 3166 code' },
  },
} as const;

/**
 * The operation that looks up a phone number: its country and type and, charged, its operator or whether it can be
 * reached.
 */
export const lookup = {
  lookup: {
    title: 'Look Up Number',
    action: 'Look up number',
    summary:
      'Returns the country and type of a phone number (free), or also its operator or live state (charged)',
    resource: 'Number Lookup',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/phones/{phoneNumber}',
    query: ['country', 'type'],
    input: {
      type: 'object',
      properties: {
        subAccountId,
        phoneNumber: {
          type: 'string',
          title: 'Phone Number',
          description: 'Phone number to look up, in international form, or in national form with Country',
          format: 'phone',
          examples: ['+6591234567'],
        },
        country: { ...country, minLength: 2 },
        type: {
          type: 'string',
          title: 'Type',
          description:
            'What to look up: format (free) for country and type, operator (charged) also for the operator and porting, live (charged) also for presence and roaming',
          enum: ['format', 'operator', 'live'],
          default: 'format',
        },
      },
      required: ['phoneNumber'],
    },
    success: 200,
    errors: [400, 401],
    output: {
      type: 'object',
      properties: {
        requestId: { type: 'string', description: 'ID that 8x8 gave the lookup' },
        phoneNumber: { type: 'string', description: 'Phone number in international form' },
        phoneNumberNational: {
          type: 'string',
          description: 'Phone number in the national form of its country',
        },
        phoneType: {
          type: 'string',
          description: 'Type of number, e.g. mobile, fixed line or toll-free',
          enum: [
            'UAN',
            'FixedLine',
            'Mobile',
            'FixedLineOrMobile',
            'TollFree',
            'PremiumRate',
            'SharedCost',
            'VoIP',
            'PersonalNumber',
            'Pager',
            'Voicemail',
            'Unknown',
          ],
        },
        country: { type: 'string', description: 'Country of the number, two-letter ISO 3166 code' },
        roaming: {
          type: 'boolean',
          nullable: true,
          description: 'Whether the phone is roaming, for live lookups; null if unknown',
        },
        presence: {
          type: 'boolean',
          nullable: true,
          description: 'Whether the phone is switched on, for live lookups; null if unknown',
        },
        ported: {
          type: 'boolean',
          nullable: true,
          description: 'Whether the number was ported to another operator; null if unknown',
        },
        status: {
          type: 'object',
          description: 'Whether the lookup succeeded, or why it failed',
          properties: {
            state: {
              type: 'string',
              description: 'Whether the lookup succeeded (ok) or not (error)',
              enum: ['ok', 'error'],
            },
            detail: { type: 'string', description: 'Details of the state' },
            timestamp: {
              type: 'string',
              format: 'date-time',
              description: 'Time of the state, ISO 8601',
            },
            errorCode: {
              type: 'integer',
              description: 'Error code of the lookup; these codes are not those of REST errors',
            },
            errorMessage: {
              type: 'string',
              description: 'Reason why the lookup failed',
            },
          },
          required: ['state', 'timestamp'],
        },
        currentOperator: { ...network, description: 'Current operator of the number' },
        originalOperator: {
          ...network,
          description: 'First operator of the number, before it was ported',
        },
        roamingOperator: {
          ...network,
          description: 'Operator on whose network the phone is roaming, for live lookups',
        },
      },
    },
    safety: 'read',
    summaryFields: [
      'phoneNumber',
      'phoneType',
      'country',
      'status',
      'presence',
      'roaming',
      'ported',
      'currentOperator',
      'originalOperator',
      'roamingOperator',
    ],
    rejection: {
      at: 'status.state',
      values: ['error'],
      reason: 'status.errorMessage',
      code: 'status.errorCode',
      meanings: lookupCodes,
    },
    discrepancy:
      'The page of error codes calls them HTTP statuses. In the OpenAPI file they are in a response with status 200, as here. The file has the hosts of Europe and Indonesia swapped. A charged lookup is repeated after a network failure, because it changes nothing.',
    docs: 'phone-number-lookup',
    openApi: { file: 'number_lookup_api.json', operationId: 'phone-number-lookup' },
  },
} as const satisfies Record<string, Operation>;
