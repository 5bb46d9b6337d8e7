import type { WebhookEventDefinition, WebhookFamily } from './event-definition';

const envelope = {
  idempotencyKey: { type: 'string', description: 'ID of the event, the same when it is delivered again' },
  customerId: { type: 'string', description: 'ID of your account at the video service of 8x8' },
  appId: { type: 'string', description: 'ID of your application at the video service of 8x8' },
  eventType: { type: 'string', description: 'Kind of the event, as 8x8 names it' },
  sessionId: { type: 'string', description: 'ID of the video call' },
  timestamp: { type: 'integer', description: 'When the event happened, milliseconds since 1970' },
  fqn: {
    type: 'string',
    description: 'Full name of the room: application ID, slash, name of the room',
    examples: ['example-tenant/order-1001'],
  },
} as const;

const recording = {
  family: 'videoInteraction',
  webhook: { via: 'support' },
  docs: 'vi-frequently-asked-questions',
  identity: { required: ['idempotencyKey'] },
  occurredAt: 'timestamp',
  channel: { is: 'video' },
} as const;

/**
 * Recordings of video calls. 8x8 names these events for Video Interaction but does not document their payload. The
 * payload here is that of the events with the same names in 8x8's video service for developers (JaaS).
 */
export const videoInteractionEvents = {
  'videoInteraction.recordingEnded': {
    ...recording,
    title: 'Video Recording Ended',
    summary: 'The recording of a video call has stopped, and will be there soon',
    eventType: 'RECORDING_ENDED',
    payload: {
      type: 'object',
      properties: {
        ...envelope,
        data: {
          type: 'object',
          description: 'Video call that was recorded',
          properties: {
            conference: { type: 'string', description: 'Address of the conference: room, @, and server' },
          },
        },
      },
    },
    simple: { room: 'fqn', sessionId: 'sessionId', eventId: 'idempotencyKey' },
  },
  'videoInteraction.recordingUploaded': {
    ...recording,
    title: 'Video Recording Uploaded',
    summary: 'The recording of a video call can be fetched, for 24 hours',
    eventType: 'RECORDING_UPLOADED',
    payload: {
      type: 'object',
      properties: {
        ...envelope,
        data: {
          type: 'object',
          description: 'Recording, and who took part in the call',
          properties: {
            preAuthenticatedLink: {
              type: 'string',
              description: 'Address from which the recording can be downloaded; it expires after 24 hours',
              examples: ['https://recordings.example.com/order-1001.mp4'],
            },
            durationSec: {
              type: 'integer',
              description: 'Length of the recording, in seconds',
              examples: [60],
            },
            startTimestamp: {
              type: 'integer',
              description: 'When the recording began, milliseconds since 1970',
            },
            endTimestamp: {
              type: 'integer',
              description: 'When the recording ended, milliseconds since 1970',
            },
            recordingSessionId: { type: 'string', description: 'ID that 8x8 gave the recording' },
            initiatorId: { type: 'string', description: 'ID of the participant who started the recording' },
            share: {
              type: 'boolean',
              description: 'Whether the recording is shared; 8x8 does not say with whom',
            },
            participants: {
              type: 'array',
              description: 'People who took part in the call',
              items: {
                type: 'object',
                properties: {
                  id: { type: 'string', description: 'ID of the person at the video service' },
                  name: { type: 'string', description: 'What the person is called in the call' },
                  avatar: { type: 'string', description: 'Address of a picture of the person' },
                },
              },
            },
          },
        },
      },
    },
    simple: {
      mediaUrl: 'data.preAuthenticatedLink',
      duration: 'data.durationSec',
      room: 'fqn',
      participants: 'data.participants',
      sessionId: 'sessionId',
      recordingId: 'data.recordingSessionId',
      eventId: 'idempotencyKey',
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const videoInteractionFamily: WebhookFamily = {
  recognises: (body) =>
    body['namespace'] === undefined && body['idempotencyKey'] !== undefined && body['fqn'] !== undefined,
  envelopeFields: {},
};
