import { clientIp, country, subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { verificationDestination } from './start-input';

/**
 * The operation that tells whether a phone supports Silent Mobile Authentication (SMA), before a verification uses
 * this channel.
 */
export const silentAuthentication = {
  checkSmaCoverage: {
    title: 'Check SMA Coverage',
    action: 'Check SMA coverage',
    summary:
      'Returns whether a phone supports Silent Mobile Authentication (SMA), which verifies it without a code over its mobile data connection',
    resource: 'Verification',
    method: 'POST',
    path: '/api/v2/subaccounts/{subAccountId}/sma/coverage',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        clientIp: {
          ...clientIp,
          description: "IP address of the phone's mobile data connection, not of a proxy",
        },
        destination: verificationDestination,
        country,
      },
      required: ['clientIp'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: {
      type: 'object',
      properties: {
        isAvailable: {
          type: 'boolean',
          description: 'Whether the phone supports Silent Mobile Authentication',
        },
      },
    },
    safety: 'read',
    docs: 'sma-coverage-check',
    openApi: { file: 'verification_api.json', operationId: 'sma-coverage-check' },
  },
} as const satisfies Record<string, Operation>;
