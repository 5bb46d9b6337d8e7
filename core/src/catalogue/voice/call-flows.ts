import { subAccountId } from '../shared/fields';
import type { Operation } from '../operation';
import { callAction } from './call-actions';

const openApiFile = 'voice_v1_api.json';

/** Operations that call a number and run a call flow, and list the voices that can say its texts. */
export const callFlows = {
  sendCallFlow: {
    title: 'Make Call',
    action: 'Make call',
    summary:
      'Calls a number and runs a call flow: say a text, play a file, capture keys, connect a second call',
    resource: 'Voice Call',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/callflows',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        callflow: {
          type: 'array',
          title: 'Call Flow',
          description:
            'Actions in order: makeCall first, then say, sayAndCapture, playFile, hangup or a second makeCall',
          format: 'call-flow',
          minItems: 1,
          items: callAction,
          examples: [
            [
              { action: 'makeCall', params: { source: '+6580880888', destination: '+6591234567' } },
              { action: 'say', params: { text: 'Your parcel is on its way.', voiceProfile: 'en-GB-Emma' } },
              { action: 'hangup' },
            ],
          ],
        },
        validUntil: {
          type: 'string',
          title: 'Valid Until',
          description: 'Time after which the call is no longer made, ISO 8601',
          format: 'future',
          examples: ['2026-12-01T12:00:00.000Z'],
        },
        clientRequestId: {
          type: 'string',
          title: 'Client Request ID',
          description: 'Your own reference, which 8x8 repeats in the session summary',
          examples: ['reminder-1001'],
        },
      },
      required: ['callflow'],
    },
    success: 200,
    errors: [400, 401, 404, 422, 500],
    output: {
      type: 'object',
      properties: {
        sessionId: { type: 'string', description: 'ID of the call session, which webhooks repeat' },
        sessionStatus: {
          type: 'string',
          description: 'Whether 8x8 created the call session',
          enum: ['CREATED', 'NOT_CREATED'],
        },
        callFlowRequestId: { type: 'string', description: 'ID of the request, for 8x8 support' },
        validUntil: {
          type: 'string',
          format: 'date-time',
          description: 'Time after which the call is no longer made, ISO 8601',
        },
        statusCode: {
          type: 'integer',
          description: '1 if the session was created, negative if it was refused',
        },
        statusMessage: { type: 'string', description: 'Meaning of the status code' },
      },
      required: ['sessionId', 'sessionStatus', 'callFlowRequestId', 'statusCode', 'statusMessage'],
    },
    safety: 'unsafe',
    rejection: { at: 'sessionStatus', values: ['NOT_CREATED'], reason: 'statusMessage', code: 'statusCode' },
    discrepancy:
      'The defaults of sayAndCapture differ between the OpenAPI file and the guide, so none is set. A speed can have a fraction, as in the guide. The first sample has a digit timeout without an overall timeout, which code -1005 forbids. It is refused. Equal timeouts, as in another sample, cause a warning. `clientRequestId` is missing in the file, but session summaries have it.',
    docs: 'send-callflow',
    openApi: { file: openApiFile, operationId: 'Send-Callflow' },
  },
  getSpeechProfiles: {
    title: 'Get Many Voice Profiles',
    action: 'Get many voice profiles',
    summary: 'Returns the voices that the subaccount can use, with their languages',
    resource: 'Voice Call',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/speech-profiles',
    input: { type: 'object', properties: { subAccountId } },
    success: 200,
    errors: [401, 403, 404, 500],
    output: {
      type: 'object',
      properties: {
        speechProfiles: {
          type: 'array',
          description: 'Voices that the subaccount can use',
          items: {
            type: 'object',
            properties: {
              speechProfileCode: {
                type: 'string',
                description: 'Code of the voice, which a call flow takes as voiceProfile',
              },
              localeCode: { type: 'string', description: 'Language and country of the voice, e.g. en-GB' },
              localeDescription: { type: 'string', description: 'Name of the language' },
              gender: { type: 'string', description: 'Gender of the voice, e.g. F' },
            },
          },
        },
        statusCode: { type: 'integer', description: "8x8's own status code, beside the HTTP status" },
        statusMessage: { type: 'string', description: 'Meaning of the status code' },
      },
    },
    safety: 'read',
    paging: { items: 'speechProfiles', by: { kind: 'whole' } },
    docs: 'get-voice-profile-information',
    openApi: { file: openApiFile, operationId: 'get-voice-profile-information' },
  },
} as const satisfies Record<string, Operation>;
