import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { startInput } from './start-input';

const file = 'verification_api.json';

const sessionId = {
  type: 'string',
  title: 'Session ID',
  description: 'The ID that 8x8 returned when the verification was started',
  minLength: 1,
  examples: ['3f9c1d2e7a5b4c8e9d0f1a2b3c4d5e6f'],
} as const;

const session = {
  type: 'object',
  properties: {
    sessionId: {
      type: 'string',
      description:
        'ID of the verification; it stays the same when the code is sent again, as long as the number is being verified',
    },
    verifyUri: { type: 'string', description: 'Address of the verification in the API of 8x8' },
    destination: {
      type: 'string',
      description: 'Phone number that is being verified, in international form',
    },
    status: {
      type: 'string',
      enum: ['WAITING', 'VERIFIED', 'FAILED', 'EXPIRED'],
      description: 'WAITING for the right code; the other three are final',
    },
    attempt: {
      type: 'integer',
      description: 'How many wrong codes were checked; the fifth ends the session',
    },
    expiresAt: {
      type: 'string',
      format: 'date-time',
      description: 'When the code stops being valid, ISO 8601',
    },
    retryAfter: {
      type: 'string',
      format: 'date-time',
      description: 'When the code can be sent again at the earliest, ISO 8601',
    },
    sma: {
      type: 'object',
      description: 'How the phone goes on, for the channel sma',
      properties: {
        verificationUrl: {
          type: 'string',
          description: 'Address that the phone itself opens, over its mobile data connection',
        },
      },
    },
  },
} as const;

const path = '/api/v2/subaccounts/{subAccountId}/sessions/{sessionId}';

export const sessions = {
  start: {
    title: 'Start Verification',
    action: 'Start verification',
    summary:
      'Sends a one-time code to a phone number, or begins to verify it without a code; sends the same code again while one is pending',
    resource: 'Verification',
    method: 'POST',
    path: '/api/v2/subaccounts/{subAccountId}/sessions',
    input: startInput,
    success: 200,
    errors: [400, 401, 403, 426, 500],
    output: session,
    safety: 'unsafe',
    discrepancy:
      'The OpenAPI file does not require `whatsapp.templateName`; its description calls it mandatory, and it is required here when the channel is `whatsapp`. Too early a request is answered with 403 and code 1400, which the file names in words alone.',
    docs: 'verify-request-v2',
    openApi: { file, operationId: 'verify-request-v2' },
  },
  check: {
    title: 'Check Verification Code',
    action: 'Check verification code',
    summary:
      'Checks the code that the user has entered; a wrong one counts, and the fifth ends the verification',
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
          description: 'What the user has entered, 3 to 10 characters',
          minLength: 3,
          maxLength: 10,
          examples: ['493027'],
        },
      },
      required: ['sessionId', 'code'],
    },
    success: 200,
    errors: [400, 401, 404, 500],
    output: session,
    safety: 'unsafe',
    discrepancy:
      'A GET that changes something: each wrong code counts, so it is never repeated once it may have arrived. Without `code` the same request only reads: that is Get Verification.',
    docs: 'code-validation-v2',
    openApi: { file, operationId: 'code-validation-v2' },
  },
  getStatus: {
    title: 'Get Verification',
    action: 'Get verification',
    summary: 'Returns how a verification stands, without checking a code',
    resource: 'Verification',
    method: 'GET',
    path,
    input: { type: 'object', properties: { subAccountId, sessionId }, required: ['sessionId'] },
    success: 200,
    errors: [400, 401, 404, 500],
    output: session,
    safety: 'read',
    docs: 'code-validation-v2',
    openApi: { file, operationId: 'code-validation-v2' },
  },
} as const satisfies Record<string, Operation>;
