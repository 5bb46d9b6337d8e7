import {
  country,
  destination,
  dlrCallbackUrl,
  encoding,
  expiry,
  includeMessagesInResponse,
  scheduled,
  source,
  subAccountId,
} from '../shared/fields';
import type { Operation } from '../operation';
import { clientBatchId, clientMessageId, smsBatchResult, smsRejection, smsResult } from './fields';

const openApiFile = 'sms_api.json';

const surveyId = {
  type: 'string',
  title: 'Survey ID',
  description: 'ID of the SMS Engage survey, which 8x8 gave when it set up the survey',
  minLength: 1,
  examples: ['delivery-rating'],
} as const;

const templateBody = {
  type: 'string',
  title: 'Template Body',
  description:
    'Text of the message; {{url}} is replaced by the link to the survey (21 characters), {{name}} by a variable',
  format: 'sms-text',
  minLength: 1,
  examples: ['Hi {{name}}, how did we do? {{url}}'],
} as const;

const survey = {
  destination,
  country: { ...country, minLength: 2 },
  templateBody,
  templateVariables: {
    type: 'object',
    title: 'Template Variables',
    description: 'Values for the variables of the template body, by name',
    properties: {},
    // The values can be numbers, as in 8x8's example.
    additionalProperties: { title: 'Value', description: 'Value of the variable', examples: ['Mei'] },
    examples: [{ name: 'Mei' }],
  },
  source,
  clientMessageId: {
    ...clientMessageId,
    description: 'Your own reference; default in a batch: the batch reference with the phone number',
  },
  encoding,
  scheduled,
  expiry,
  dlrCallbackUrl,
} as const;

/** Operations that send links to surveys of SMS Engage, in which a recipient answers questions on a web page. */
export const surveys = {
  sendSurvey: {
    title: 'Send Survey',
    action: 'Send survey',
    summary: 'Sends one SMS with a link to an SMS Engage survey',
    resource: 'SMS',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages',
    input: {
      type: 'object',
      properties: { subAccountId, surveyId, ...survey },
      required: ['surveyId', 'destination'],
    },
    mainFields: ['templateBody', 'source'],
    success: 200,
    errors: [400, 401, 500],
    output: smsResult,
    safety: 'unsafe',
    rejection: smsRejection,
    batching: { operation: 'sendSurveyBatch', items: 'messages', results: 'messages', shared: ['surveyId'] },
    discrepancy:
      'The placeholder of the link is {{url}} in the guide and {{url:}} in the OpenAPI file. Both are accepted.',
    docs: 'survey-send',
    openApi: { file: openApiFile, operationId: 'Survey-Send' },
  },
  sendSurveyBatch: {
    title: 'Send Survey Batch',
    action: 'Send survey batch',
    summary: 'Sends up to 10,000 SMS with links to an SMS Engage survey in one request',
    resource: 'SMS',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/surveys/{surveyId}/messages/batch',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        surveyId,
        messages: {
          type: 'array',
          title: 'Messages',
          description: 'One entry for each recipient; fields that are left out are taken from the template',
          minItems: 1,
          maxItems: 10_000,
          items: { type: 'object', properties: survey, required: ['destination'] },
          examples: [[{ destination: '+6591234567', templateVariables: { name: 'Mei' } }]],
        },
        template: {
          type: 'object',
          title: 'Template',
          description: 'Default values for all messages',
          properties: { templateBody, source, encoding, scheduled, expiry, dlrCallbackUrl },
          required: ['templateBody'],
          examples: [{ templateBody: 'Hi {{name}}, how did we do? {{url}}' }],
        },
        clientBatchId,
        includeMessagesInResponse,
      },
      required: ['surveyId', 'messages'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: smsBatchResult,
    safety: 'unsafe',
    docs: 'survey-send-many',
    openApi: { file: openApiFile, operationId: 'Survey-Send-Many' },
  },
} as const satisfies Record<string, Operation>;
