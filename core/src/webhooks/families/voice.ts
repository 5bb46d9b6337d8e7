import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';
import { hasWord } from '../json-object';
import { callFields, callLeg, simpleCall } from './voice-fields';

const voice = { family: 'voice', channel: { is: 'voice' } } as const;

/** Voice and number masking: https://developer.8x8.com/connect/docs/voice-call-action-webhook-guide and its neighbours. */
export const voiceEvents = {
  'voice.callAction': {
    ...voice,
    title: 'Voice Call Action Requested',
    summary: 'A call came in, or its last action ended, and 8x8 waits for a call flow as the answer',
    eventType: 'CALL_ACTION',
    webhook: { via: 'voice', type: 'VCA' },
    docs: 'voice-call-action-webhook-guide',
    identity: { required: ['eventId'] },
    occurredAt: 'timestamp',
    payload: {
      type: 'object',
      properties: {
        ...callFields,
        callStatus: { type: 'string', enum: ['CALL_RECEIVED', 'ACTION_COMPLETED'] },
        eventData: {
          type: 'object',
          properties: { dtmf: { type: 'string', description: 'The keys that were pressed; null for none' } },
        },
        dtmf: { type: 'string', description: 'The same, as a table of 8x8 has it' },
        clientActionId: { type: 'string', description: 'Your own ID, from your last answer' },
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
    docs: 'number-masking-call-status',
    identity: { required: ['eventId'] },
    occurredAt: 'timestamp',
    payload: {
      type: 'object',
      properties: {
        ...callFields,
        callStatus: {
          type: 'string',
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
        startTime: { type: 'string', format: 'date-time' },
        endTime: { type: 'string', format: 'date-time' },
        lastAction: { type: 'string', description: 'MAKE_CALL, SAY, SAY_AND_CAPTURE, PLAY_FILE or HANGUP' },
        callCount: { type: 'integer', description: 'How many calls the session had' },
        clientRequestId: { type: 'string', description: 'Your own ID of the call flow' },
        errorDetails: {
          type: 'object',
          properties: {
            errorCode: { type: 'integer', description: "8x8's code: -2004 and the like" },
            errorMsg: { type: 'string', description: 'The code in words' },
          },
        },
        details: {
          type: 'object',
          description: 'The calls: callA, and callB where two were joined; a sample has CallA',
          properties: { callA: callLeg, callB: callLeg, CallA: callLeg },
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
        durationSeconds: { type: 'integer' },
        filePath: { type: 'string', description: 'Where it was put' },
        status: { type: 'string', enum: ['UPLOAD_COMPLETED'] },
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
        subAccountId: callFields.subAccountId,
        totalNumbers: { type: 'integer' },
        updateEventType: { type: 'string', enum: ['SNAPSHOT', 'UPDATES'] },
        virtualNumbers: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              msisdn: { type: 'string' },
              updatedTimestamp: { type: 'string', format: 'date-time' },
              countryCode: { type: 'string', description: 'Two-letter ISO 3166 code' },
              operationalStatus: { type: 'string', enum: ['Active', 'Unhealthy', 'Expiring', 'Inactive'] },
              referenceId: { type: 'string' },
              rentalPrice: { type: 'number', description: 'A month' },
              incomingRate: { type: 'number', description: 'A minute' },
              billingUnit: { type: 'integer', description: 'Seconds' },
              billingCurrency: { type: 'string', description: 'ISO 4217 currency code' },
              numberHealthCheckEnabled: { type: 'boolean' },
              updateStatus: { type: 'string', enum: ['NO_CHANGE', 'UPDATED'] },
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
  events: voiceEvents,
};
