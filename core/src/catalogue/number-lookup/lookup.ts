import { lookupCodes } from '../../errors/lookup-codes';
import type { Operation } from '../operation';
import { country, subAccountId } from '../shared/fields';

const network = {
  type: 'object',
  nullable: true,
  properties: {
    operatorName: { type: 'string', description: 'The operator in words' },
    mcc: { type: 'string', description: 'Mobile country code (MCC) of the operator' },
    mnc: { type: 'string', description: 'Mobile network code (MNC) of the operator' },
    country: { type: 'string', description: 'Country of the operator, two-letter ISO 3166 code' },
  },
} as const;

export const lookup = {
  lookup: {
    title: 'Look Up Number',
    action: 'Look up number',
    summary:
      'Returns country and kind of a phone number, which is free, or its operator or its live state, which are billed',
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
          description: 'Number to look up, in international form, or in national form with Country',
          format: 'phone',
          examples: ['+6591234567'],
        },
        country: { ...country, minLength: 2 },
        type: {
          type: 'string',
          title: 'Type',
          description:
            'format (free, the default) tells country and kind; operator (billed) also the operator and whether the number was ported; live (billed) also whether the phone is on and roaming',
          enum: ['format', 'operator', 'live'],
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
        phoneNumber: { type: 'string', description: 'The number in international form' },
        phoneNumberNational: {
          type: 'string',
          description: 'The number in the national form of its country',
        },
        phoneType: {
          type: 'string',
          description: 'Kind of the number, e.g. mobile, fixed line or toll-free',
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
          description: 'Whether the phone is roaming, of live lookups; null where unknown',
        },
        presence: {
          type: 'boolean',
          nullable: true,
          description: 'Whether the phone is switched on, of live lookups; null where unknown',
        },
        ported: {
          type: 'boolean',
          nullable: true,
          description: 'Whether the number has moved to another operator; null where unknown',
        },
        status: {
          type: 'object',
          description: 'Whether the lookup succeeded, and why not',
          properties: {
            state: {
              type: 'string',
              description: 'Whether the lookup succeeded (ok) or not (error)',
              enum: ['ok', 'error'],
            },
            detail: { type: 'string', description: 'More about the state, where there is more to say' },
            timestamp: {
              type: 'string',
              format: 'date-time',
              description: 'Time of the state, ISO 8601',
            },
            errorCode: {
              type: 'integer',
              description: 'Code of the reason why the lookup did not succeed, from a list of its own',
            },
            errorMessage: {
              type: 'string',
              description: 'Reason in words why the lookup did not succeed',
            },
          },
          required: ['state', 'timestamp'],
        },
        currentOperator: { ...network, description: 'Operator that the number has now' },
        originalOperator: {
          ...network,
          description: 'Operator that the number had at first, before it was ported',
        },
        roamingOperator: {
          ...network,
          description: 'Operator on whose network the phone is roaming, of live lookups',
        },
      },
    },
    safety: 'read',
    rejection: {
      at: 'status.state',
      values: ['error'],
      reason: 'status.errorMessage',
      code: 'status.errorCode',
      meanings: lookupCodes,
    },
    discrepancy:
      'The page of error codes calls them HTTP statuses; the OpenAPI file shows them in an answer of 200, as here. The file has the hosts of Europe and Indonesia the wrong way round. What is billed may be asked for again after a failure of the network: a lookup changes nothing else.',
    docs: 'phone-number-lookup',
    openApi: { file: 'number_lookup_api.json', operationId: 'phone-number-lookup' },
  },
} as const satisfies Record<string, Operation>;
