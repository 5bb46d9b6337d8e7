import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';

const envelope = {
  idempotencyKey: { type: 'string', description: 'The same for every delivery of the event' },
  customerId: { type: 'string' },
  appId: { type: 'string' },
  eventType: { type: 'string' },
  sessionId: { type: 'string', description: 'ID of the meeting' },
  timestamp: { type: 'integer', description: 'When it happened, milliseconds since 1970' },
  fqn: { type: 'string', description: 'The room, with the tenant in front' },
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
 * Recordings of video calls. 8x8 names these events for Video Interaction and does not show them; 8x8's video service
 * for developers (JaaS) has events of the same names, in this form.
 */
export const videoInteractionEvents = {
  'videoInteraction.recordingEnded': {
    ...recording,
    title: 'Video Recording Ended',
    summary: 'The recording of a video call has stopped, and will be there soon',
    eventType: 'RECORDING_ENDED',
    payload: {
      type: 'object',
      properties: { ...envelope, data: { type: 'object', properties: { conference: { type: 'string' } } } },
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
          properties: {
            preAuthenticatedLink: {
              type: 'string',
              description: 'Address of the file; it expires after 24 hours',
            },
            durationSec: { type: 'integer' },
            startTimestamp: { type: 'integer', description: 'Milliseconds since 1970' },
            endTimestamp: { type: 'integer', description: 'Milliseconds since 1970' },
            recordingSessionId: { type: 'string' },
            initiatorId: { type: 'string' },
            share: { type: 'boolean' },
            participants: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  id: { type: 'string' },
                  name: { type: 'string' },
                  avatar: { type: 'string' },
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
  events: videoInteractionEvents,
};
