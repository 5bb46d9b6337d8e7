import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { startInput } from './start-input';

const openApiFile = 'verification_api.json';

const sessionId = {
  type: 'string',
  title: 'Session ID',
  description: 'ID that 8x8 returned when the verification was started',
  minLength: 1,
  examples: ['3f9c1d2e7a5b4c8e9d0f1a2b3c4d5e6f'],
} as const;

const session = {
  type: 'object',
  properties: {
    sessionId: {
      type: 'string',
      description:
        'ID of the verification; it stays the same if the code is sent again while the verification is pending',
    },
    verifyUri: { type: 'string', description: "URL of the verification in 8x8's API" },
    destination: {
      type: 'string',
      description: 'Phone number to verify, in international form',
    },
    status: {
      type: 'string',
      enum: ['WAITING', 'VERIFIED', 'FAILED', 'EXPIRED'],
      description: 'State of the verification; all states but WAITING are final',
    },
    attempt: {
      type: 'integer',
      description: 'Number of wrong codes; the fifth ends the verification',
    },
    expiresAt: {
      type: 'string',
      format: 'date-time',
      description: 'When the code expires, ISO 8601',
    },
    retryAfter: {
      type: 'string',
      format: 'date-time',
      description: 'When the code can be sent again, ISO 8601',
    },
    sma: {
      type: 'object',
      description: 'Next step of the phone, for the channel sma',
      properties: {
        verificationUrl: {
          type: 'string',
          description: 'URL that the phone must open over its mobile data connection',
        },
      },
    },
  },
} as const;

/** The session with the boolean `verified`, which the client derives from the status. */
const checkedSession = {
  ...session,
  properties: {
    verified: {
      type: 'boolean',
      description: 'Whether the phone number is verified; the client derives it from the status',
    },
    ...session.properties,
  },
} as const;

const outputFlag = { field: 'verified', from: 'status', is: 'VERIFIED' } as const;

const path = '/api/v2/subaccounts/{subAccountId}/sessions/{sessionId}';

/**
 * Operations of a verification: 8x8 sends a one-time code to a phone number, checks the code that the user entered,
 * and returns the state.
 */
export const sessions = {
  start: {
    title: 'Start Verification',
    action: 'Start verification',
    summary:
      'Sends a one-time code to a phone number, or starts to verify it without a code; a pending code is sent again',
    resource: 'Verification',
    method: 'POST',
    path: '/api/v2/subaccounts/{subAccountId}/sessions',
    input: startInput,
    success: 200,
    errors: [400, 401, 403, 426, 500],
    output: session,
    safety: 'unsafe',
    discrepancy:
      'The OpenAPI file does not require `whatsapp.templateName`, but its description calls it mandatory. Here it is required for the channel `whatsapp`. A request within the resending interval is refused with status 403 and code 1400, which the file only mentions as text.',
    docs: 'verify-request-v2',
    openApi: { file: openApiFile, operationId: 'verify-request-v2' },
  },
  check: {
    title: 'Check Verification Code',
    action: 'Check verification code',
    summary:
      'Checks the code that the user entered, and returns whether it is right; the fifth wrong code ends the verification',
    resource: 'Verification',
    method: 'GET',
    path,
    query: ['code'],
    input: {
      type: 'object',
      properties: {
        subAccountId,
        sessionId,
        code: {
          type: 'string',
          title: 'Code',
          description: 'Code that the user entered, from 3 to 10 characters',
          minLength: 3,
          maxLength: 10,
          examples: ['493027'],
        },
      },
      required: ['sessionId', 'code'],
    },
    success: 200,
    errors: [400, 401, 404, 500],
    output: checkedSession,
    outputFlag,
    safety: 'unsafe',
    contactsNobody: true,
    discrepancy:
      'This GET request changes something: each wrong code uses an attempt. So it is not repeated if it may have arrived. Without `code` the same request only reads: see Get Verification.',
    docs: 'code-validation-v2',
    openApi: { file: openApiFile, operationId: 'code-validation-v2' },
  },
  getStatus: {
    title: 'Get Verification',
    action: 'Get verification',
    summary: 'Returns the state of a verification, without checking a code',
    resource: 'Verification',
    method: 'GET',
    path,
    input: { type: 'object', properties: { subAccountId, sessionId }, required: ['sessionId'] },
    success: 200,
    errors: [400, 401, 404, 500],
    output: checkedSession,
    outputFlag,
    safety: 'read',
    docs: 'code-validation-v2',
    openApi: { file: openApiFile, operationId: 'code-validation-v2' },
  },
} as const satisfies Record<string, Operation>;
