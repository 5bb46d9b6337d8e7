import { subAccountId } from '../../shared/fields';
import type { Operation } from '../../operation';
import { channelId } from './channel-id';

/**
 * The operation that tells whether a customer may be called on WhatsApp. A business must have the permission before
 * it calls.
 */
export const callPermission = {
  getCallPermission: {
    title: 'Get Call Permission',
    action: 'Get call permission',
    summary:
      'Returns whether a customer lets the business call on WhatsApp, until when, and how often one may ask and call',
    resource: 'Voice Call',
    method: 'GET',
    path: '/api/v1/whatsapp/subaccounts/{subAccountId}/channels/{channelId}/callPermissions',
    query: ['destination'],
    input: {
      type: 'object',
      properties: {
        subAccountId,
        channelId,
        destination: {
          type: 'string',
          title: 'Phone Number',
          description: 'Phone number of the customer, in international form',
          format: 'msisdn',
          examples: ['+6591234567'],
        },
      },
      required: ['destination'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: {
      type: 'object',
      properties: {
        status: {
          type: 'string',
          description: 'Whether the customer lets the business call: for some time, for good, or not',
          enum: ['temporary', 'permanent', 'not_granted'],
        },
        actions: {
          type: 'array',
          description: 'What the business can do now, each action with its limits',
          items: {
            type: 'object',
            properties: {
              actionName: {
                type: 'string',
                description: 'Whether this is about asking for the permission or about calling',
                enum: ['send_call_permission_request', 'start_call'],
              },
              canPerformAction: { type: 'boolean', description: 'Whether the business can do it now' },
              limits: {
                type: 'array',
                description: 'How often the business can do it, by period of time',
                items: {
                  type: 'object',
                  properties: {
                    timePeriod: {
                      type: 'string',
                      description: 'Period for which the limit holds, ISO 8601 duration, e.g. PT24H or P7D',
                    },
                    maxAllowed: {
                      type: 'integer',
                      description: 'How often the business can do it within the period',
                    },
                    currentUsage: {
                      type: 'integer',
                      description: 'How often the business has done it within the period',
                    },
                  },
                },
              },
            },
          },
        },
        expirationTime: {
          type: 'string',
          format: 'date-time',
          description: 'When a temporary permission ends, ISO 8601',
        },
      },
    },
    safety: 'read',
    docs: 'get-call-permission-status',
    openApi: { file: 'business_messaging_api.json', operationId: 'get-call-permission-status' },
  },
} as const satisfies Record<string, Operation>;
