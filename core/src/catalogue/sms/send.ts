import {
  clientIp,
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

const text = {
  type: 'string',
  title: 'Text',
  description:
    'Text of the message, up to ten parts; one part has up to 160 characters in GSM-7, or 70 in Unicode',
  format: 'sms-text',
  minLength: 1,
  examples: ['Your order 1001 is on its way.'],
} as const;

const track = {
  type: 'string',
  title: 'Track',
  description: 'Choose Outcome to measure the conversion rate, if you report outcomes with Send SMS Feedback',
  enum: ['None', 'Outcome'],
} as const;

const messageFields = {
  destination,
  country,
  text,
  source,
  clientMessageId,
  encoding,
  scheduled,
  expiry,
  dlrCallbackUrl,
  clientIp,
  track,
} as const;

/**
 * Operations that send SMS: one, or up to 10,000 in a request. The client combines single messages into requests of
 * `sendBatch`.
 */
export const send = {
  send: {
    title: 'Send SMS',
    action: 'Send SMS',
    summary: 'Sends one SMS to one phone number, immediately or at a given time',
    resource: 'SMS',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages',
    input: {
      type: 'object',
      properties: { subAccountId, ...messageFields },
      required: ['destination', 'text'],
    },
    mainFields: ['source'],
    success: 200,
    errors: [400, 401, 426, 500],
    output: smsResult,
    safety: 'unsafe',
    rejection: smsRejection,
    batching: { operation: 'sendBatch', items: 'messages', results: 'messages', shared: ['clientIp'] },
    discrepancy:
      'One page says that 8x8 cuts a text of more than ten parts, another that it rejects the text. It is sent with a warning.',
    docs: 'send-sms-single',
    openApi: { file: openApiFile, operationId: 'Send-Sms-Single' },
  },
  sendBatch: {
    title: 'Send SMS Batch',
    action: 'Send SMS batch',
    summary: 'Sends up to 10,000 SMS in one request, with individual texts or with the same text',
    resource: 'SMS',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/batch',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        messages: {
          type: 'array',
          title: 'Messages',
          description: 'One entry for each message; fields that are left out are taken from the template',
          minItems: 1,
          maxItems: 10_000,
          items: { type: 'object', properties: messageFields, required: ['destination'] },
          examples: [[{ destination: '+6591234567', text: 'Your order 1001 is on its way.' }]],
        },
        destinations: {
          type: 'array',
          title: 'Destinations',
          description: 'Phone numbers that receive the text of the template, instead of Messages',
          minItems: 1,
          maxItems: 10_000,
          items: destination,
          examples: [['+6591234567', '+6281234567890']],
        },
        template: {
          type: 'object',
          title: 'Template',
          description: 'Default values for all messages',
          properties: { text, source, encoding, scheduled, expiry, dlrCallbackUrl },
          examples: [{ text: 'We are open until nine tonight.', source: 'ExampleCo' }],
        },
        clientBatchId,
        includeMessagesInResponse,
        clientIp,
      },
      oneOf: [{ required: ['messages'] }, { required: ['destinations'] }],
      dependentRequired: { destinations: ['template'] },
    },
    success: 200,
    errors: [400, 401, 426, 500],
    output: smsBatchResult,
    safety: 'unsafe',
    discrepancy:
      'The OpenAPI file requires `messages`, each with a `text`. The guide also allows `destinations` with a template, and texts from the template. The guide is followed. `messages` and `destinations` together are refused, because 8x8 ignores `destinations` then.',
    docs: 'send-many-sms',
    openApi: { file: openApiFile, operationId: 'Send-Many-Sms' },
  },
} as const satisfies Record<string, Operation>;
