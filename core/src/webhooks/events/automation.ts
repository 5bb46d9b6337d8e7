import type { WebhookEventDefinition, WebhookFamily } from './event-definition';
import { hasWord } from '../json-object';

/**
 * Notifications from workflows of 8x8 Automation. An HTTP Request step posts any JSON that its definition contains, so
 * the body cannot be recognised. The step that `steps.notify` writes therefore posts an envelope like those of 8x8.
 * (8x8's samples named `http_request` go in the other direction: `automation.trigger` posts them to start a workflow.)
 */
export const automationEvents = {
  'automation.notification': {
    family: 'automation',
    title: '8x8 Workflow Notification',
    summary: 'An 8x8 workflow reached a step that notifies you',
    eventType: 'http_request',
    webhook: { via: 'automation' },
    docs: 'triggers-steps',
    identity: { required: ['eventId'] },
    occurredAt: 'triggeredAt',
    channel: { is: 'automation' },
    payload: {
      type: 'object',
      properties: {
        eventId: { type: 'string', description: 'ID of the event; each run of the step makes a new one' },
        event: { type: 'string', description: 'What the definition of the workflow calls the event' },
        triggeredAt: {
          type: 'string',
          format: 'date-time',
          description: 'When the workflow was started, ISO 8601',
        },
        data: {
          type: 'object',
          description: 'Values that the definition of the workflow sends along, by name',
          properties: {},
          additionalProperties: {},
        },
      },
    },
    simple: { event: 'event', data: 'data', eventId: 'eventId' },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const automationFamily: WebhookFamily = {
  recognises: (body) => hasWord(body, 'namespace', 'automation'),
  payloadIn: 'payload',
  envelopeFields: { namespace: 'Automation' },
};
