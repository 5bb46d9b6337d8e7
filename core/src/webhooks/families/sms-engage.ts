import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';

/** SMS Engage: https://developer.8x8.com/connect/docs/sms-engage-response-webhook. */
export const smsEngageEvents = {
  'smsEngage.response': {
    family: 'smsEngage',
    title: 'Survey Answered',
    summary: 'Someone submitted an SMS Engage survey, within the 48 hours in which 8x8 waits for it',
    webhook: { via: 'support' },
    docs: 'sms-engage-response-webhook',
    identity: { required: ['umid'], optional: ['surveySubmittedAt'] },
    occurredAt: 'surveySubmittedAt',
    channel: { is: 'sms' },
    payload: {
      type: 'object',
      properties: {
        umid: { type: 'string', description: "8x8's ID of the SMS that held the survey" },
        surveyId: { type: 'string', description: "8x8's ID of the survey" },
        surveyStartedAt: {
          type: 'string',
          format: 'date-time',
          description: 'When the survey was opened, UTC',
        },
        surveySubmittedAt: { type: 'string', format: 'date-time', description: 'When it was submitted, UTC' },
        templateVariables: {
          type: 'array',
          description: 'What the survey was personalised with',
          items: {
            type: 'object',
            properties: { name: { type: 'string' }, value: { type: 'string' } },
          },
        },
        answers: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              questionId: { type: 'string' },
              answerId: { description: 'ID of the choice; null where the answer is free text' },
              question: { type: 'string', description: 'The question; it may hold HTML' },
              answer: { type: 'string', description: 'The choice, or what was written' },
            },
          },
        },
      },
    },
    simple: {
      surveyId: 'surveyId',
      startedAt: 'surveyStartedAt',
      answers: 'answers',
      variables: 'templateVariables',
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;

export const smsEngageFamily: WebhookFamily = {
  recognises: (body) =>
    body['namespace'] === undefined &&
    body['eventType'] === undefined &&
    body['surveyId'] !== undefined &&
    Array.isArray(body['answers']),
  events: smsEngageEvents,
};
