import type { WebhookEventDefinition, WebhookFamily } from './event-definition';

/**
 * The webhook event of SMS Engage, a submitted survey:
 * https://developer.8x8.com/connect/docs/sms-engage-response-webhook.
 */
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
        umid: { type: 'string', description: "8x8's ID of the SMS with the link to the survey" },
        surveyId: { type: 'string', description: 'Survey ID with which the survey was sent' },
        surveyStartedAt: {
          type: 'string',
          format: 'date-time',
          description: 'When the survey was opened, UTC',
        },
        surveySubmittedAt: {
          type: 'string',
          format: 'date-time',
          description: 'When the answers were submitted, UTC',
        },
        templateVariables: {
          type: 'array',
          description: 'Variables with which the survey was sent',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string', description: 'What the variable is called in the template' },
              value: { type: 'string', description: 'What the variable stood for' },
            },
          },
        },
        answers: {
          type: 'array',
          description: 'One entry for each question that was answered',
          items: {
            type: 'object',
            properties: {
              questionId: { type: 'string', description: 'ID of the question within the survey' },
              answerId: { description: 'ID of the choice that was made; null where the answer is free text' },
              question: { type: 'string', description: 'Question in words; it may hold HTML' },
              answer: { type: 'string', description: 'Choice in words, or the text that was written' },
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
  envelopeFields: {},
};
