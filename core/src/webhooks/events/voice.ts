import { virtualNumber } from '../../catalogue/voice/fields';
import type { WebhookEventDefinition, WebhookFamily } from './event-definition';
import { hasWord } from '../json-object';
import { callCustomer, callFields, callLeg, simpleCall } from './voice-fields';

const voice = { family: 'voice', channel: { is: 'voice' } } as const;

/**
 * The webhook events of voice and number masking: requests for a call flow, call statuses, ended sessions, recordings and
 * changes of virtual numbers. They follow https://developer.8x8.com/connect/docs/voice-call-action-webhook-guide and
 * related pages.
 */
export const voiceEvents = {
  'voice.callAction': {
    ...voice,
    title: 'Voice Call Action Requested',
    summary: 'A call came in, or its last action ended, and 8x8 waits for a call flow as the answer',
    eventType: 'CALL_ACTION',
    webhook: { via: 'voice', type: 'VCA' },
    expectsAnswer: true,
    docs: 'voice-call-action-webhook-guide',
    identity: { required: ['eventId'] },
    occurredAt: 'timestamp',
    customer: callCustomer,
    payload: {
      type: 'object',
      properties: {
        ...callFields,
        callStatus: {
          type: 'string',
          description: 'Why 8x8 asks what to do: a call came in, or the last action ended',
          enum: ['CALL_RECEIVED', 'ACTION_COMPLETED'],
        },
        eventData: {
          type: 'object',
          description: 'What the last action brought',
          properties: { dtmf: { type: 'string', description: 'Keys that were pressed; null for none' } },
        },
        dtmf: { type: 'string', description: 'Keys that were pressed, where the event has them here' },
        clientActionId: { type: 'string', description: 'Your own ID of the action, from your last answer' },
      },
    },
    simple: { ...simpleCall, digits: ['eventData.dtmf', 'dtmf'], clientActionId: 'clientActionId' },
  },
  'voice.callStatus': {
    ...voice,
    title: 'Voice Call Status Changed',
    summary: 'A call was begun, received, answered or ended, or somebody pressed a key',
    eventType: 'CALL_STATUS',
    webhook: { via: 'voice', type: 'VCS' },
    statusFilter: { name: 'callStatuses', title: 'Call Statuses' },
    docs: 'number-masking-call-status',
    identity: { required: ['eventId'] },
    occurredAt: 'timestamp',
    customer: callCustomer,
    payload: {
      type: 'object',
      properties: {
        ...callFields,
        callStatus: {
          type: 'string',
          description: 'What happened to the call',
          enum: [
            'CALL_INITIATED',
            'CALL_RECEIVED',
            'CALL_CONNECTED',
            'CALL_DISCONNECTED',
            'CALL_UPDATED',
            'DTMF_RECEIVED',
          ],
        },
      },
    },
    simple: simpleCall,
  },
  'voice.sessionSummary': {
    ...voice,
    title: 'Voice Session Ended',
    summary: 'A call session is over: how it ended, and what its calls were',
    eventType: 'SESSION_SUMMARY',
    webhook: { via: 'voice', type: 'VSS' },
    errorCodes: 'voice',
    statusFilter: { name: 'sessionStatuses', title: 'Session Statuses' },
    docs: 'session-summary-ivr',
    identity: { required: ['sessionId'] },
    occurredAt: 'endTime',
    payload: {
      type: 'object',
      properties: {
        sessionId: callFields.sessionId,
        subAccountId: callFields.subAccountId,
        sessionStatus: {
          type: 'string',
          description:
            'How the session ended; the values with UNSUB are about people who asked for no more calls',
          enum: [
            'COMPLETED',
            'NO_ANSWER',
            'BUSY',
            'CANCELED',
            'FAILED',
            'ERROR',
            'COMPLETED_UNSUBSCRIBED',
            'COMPLETED_UNSUB_ERROR',
            'UNSUBSCRIBED_CONTACT',
          ],
        },
        startTime: { type: 'string', format: 'date-time', description: 'When the session began, ISO 8601' },
        endTime: { type: 'string', format: 'date-time', description: 'When the session ended, ISO 8601' },
        lastAction: {
          type: 'string',
          description: 'Last action of the session: MAKE_CALL, SAY, SAY_AND_CAPTURE, PLAY_FILE or HANGUP',
        },
        callCount: { type: 'integer', description: 'How many calls the session had' },
        clientRequestId: {
          type: 'string',
          description: 'Your own reference of the call flow, as you gave it',
        },
        errorDetails: {
          type: 'object',
          description: 'Why the session did not complete',
          properties: {
            errorCode: { type: 'integer', description: "8x8's code for the reason, e.g. -2004" },
            errorMsg: { type: 'string', description: 'Reason in words why the session did not complete' },
          },
        },
        details: {
          type: 'object',
          description: 'Calls of the session',
          properties: {
            callA: { ...callLeg, description: 'First call of the session' },
            callB: { ...callLeg, description: 'Second call, which was joined with the first' },
            CallA: { ...callLeg, description: 'First call of the session, spelled as in one sample of 8x8' },
          },
        },
      },
    },
    simple: {
      from: ['details.callA.source', 'details.CallA.source'],
      to: ['details.callA.destination', 'details.CallA.destination'],
      status: 'sessionStatus',
      direction: ['details.callA.callDirection', 'details.CallA.callDirection'],
      duration: ['details.callA.callDuration', 'details.CallA.callDuration'],
      startedAt: 'startTime',
      lastAction: 'lastAction',
      callCount: 'callCount',
      errorCode: 'errorDetails.errorCode',
      errorMessage: 'errorDetails.errorMsg',
      calls: 'details',
      clientRequestId: 'clientRequestId',
      sessionId: 'sessionId',
    },
  },
  'voice.recording': {
    ...voice,
    title: 'Voice Recording Uploaded',
    summary: 'The recording of a call was handed over to your bucket or server',
    eventType: 'CALL_RECORDING_STATUS',
    webhook: { via: 'voice', type: 'VRU' },
    docs: 'number-masking-call-recordings',
    identity: { required: ['recordingId', 'status'] },
    payload: {
      type: 'object',
      properties: {
        sessionId: callFields.sessionId,
        recordingId: { type: 'string', description: "8x8's ID of the recording" },
        durationSeconds: { type: 'integer', description: 'Length of the recording, in seconds' },
        filePath: { type: 'string', description: 'Path of the recording in your bucket or on your server' },
        status: {
          type: 'string',
          description: 'UPLOAD_COMPLETED: the recording is in your bucket or on your server',
          enum: ['UPLOAD_COMPLETED'],
        },
      },
    },
    simple: {
      status: 'status',
      duration: 'durationSeconds',
      recordingPath: 'filePath',
      recordingId: 'recordingId',
      sessionId: 'sessionId',
    },
  },
  'voice.virtualNumbers': {
    ...voice,
    title: 'Virtual Numbers Updated',
    summary: 'Something about your virtual numbers changed, or 8x8 tells the state of all of them',
    eventType: 'VIRTUAL_NUMBER_UPDATE',
    webhook: { via: 'voice', type: 'VNU' },
    docs: 'virtual-number-updated',
    identity: 'content',
    payload: {
      type: 'object',
      properties: {
        subAccountId: { type: 'string', description: 'Subaccount to which the virtual numbers belong' },
        totalNumbers: { type: 'integer', description: 'How many virtual numbers 8x8 counts' },
        updateEventType: {
          type: 'string',
          description:
            'Whether the event tells the state of all numbers (SNAPSHOT) or only what changed (UPDATES)',
          enum: ['SNAPSHOT', 'UPDATES'],
        },
        virtualNumbers: {
          type: 'array',
          description: 'Virtual numbers with their state and prices',
          items: {
            type: 'object',
            properties: {
              msisdn: virtualNumber.properties.msisdn,
              updatedTimestamp: {
                type: 'string',
                format: 'date-time',
                description: 'When the number was last updated, ISO 8601',
              },
              countryCode: virtualNumber.properties.countryCode,
              operationalStatus: {
                type: 'string',
                description:
                  'Whether the number is in use, unhealthy at the last check, about to expire, or out of use',
                enum: ['Active', 'Unhealthy', 'Expiring', 'Inactive'],
              },
              referenceId: virtualNumber.properties.referenceId,
              rentalPrice: virtualNumber.properties.rentalPrice,
              incomingRate: virtualNumber.properties.incomingRate,
              billingUnit: virtualNumber.properties.billingUnit,
              billingCurrency: virtualNumber.properties.billingCurrency,
              numberHealthCheckEnabled: virtualNumber.properties.numberHealthCheckEnabled,
              updateStatus: {
                type: 'string',
                description: 'Whether anything about this number changed',
                enum: ['NO_CHANGE', 'UPDATED'],
              },
            },
          },
        },
      },
    },
    simple: { change: 'updateEventType', numbers: 'virtualNumbers' },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const voiceFamily: WebhookFamily = {
  recognises: (body) => hasWord(body, 'namespace', 'voice'),
  payloadIn: 'payload',
  envelopeFields: { namespace: 'VOICE' },
};
