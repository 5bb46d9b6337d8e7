import {
  batchId,
  cancelled,
  clientIp,
  country,
  destination,
  detailStatus,
  dlrCallbackUrl,
  encoding,
  expiry,
  includeMessagesInResponse,
  price,
  scheduled,
  source,
  subAccountId,
  umid,
} from '../fields';
import type { Operation } from '../operation';

const file = 'sms_api.json';

const clientMessageId = {
  type: 'string',
  title: 'Client Message ID',
  description:
    'Your own reference; 8x8 repeats it in the response and in delivery receipts, and does not check that it is unique',
  maxLength: 350,
  examples: ['order-1001'],
} as const;

const text = {
  type: 'string',
  title: 'Text',
  description:
    'Text of the message: one part holds 160 GSM-7 or 70 Unicode characters, and ten parts are the most',
  format: 'sms-text',
  minLength: 1,
  examples: ['Your order 1001 is on its way.'],
} as const;

const track = {
  type: 'string',
  title: 'Track',
  description: 'Whether the outcome will be reported with Send SMS Feedback, to measure the conversion rate',
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

/** What became of one SMS when it was handed in. */
export const smsResult = {
  type: 'object',
  properties: {
    umid: { type: 'string', description: 'Unique message ID' },
    destination: { type: 'string', description: 'The number as 8x8 understood it' },
    status: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: ['QUEUED', 'REJECTED'] },
        description: { type: 'string', description: 'The status in words' },
      },
      required: ['code', 'description'],
    },
    encoding: { type: 'string', enum: ['AUTO', 'GSM7', 'UCS2'] },
    clientMessageId: { type: 'string' },
  },
  required: ['umid', 'destination', 'status', 'encoding'],
} as const;

export const smsRejection = {
  at: 'status.code',
  values: ['REJECTED'],
  reason: 'status.description',
} as const;

export const clientBatchId = {
  type: 'string',
  title: 'Client Batch ID',
  description: 'Your own reference for the batch; 8x8 repeats it in the response and in delivery receipts',
  maxLength: 20,
  examples: ['autumn-sale'],
} as const;

export const smsBatchResult = {
  type: 'object',
  properties: {
    batchId: { type: 'string', format: 'uuid', description: 'Unique batch ID' },
    clientBatchId: { type: 'string' },
    acceptedCount: { type: 'integer', description: 'How many messages were accepted' },
    rejectedCount: { type: 'integer', description: 'How many messages were rejected' },
    messages: { type: 'array', items: smsResult, description: 'One result a message, when asked for' },
  },
  required: ['batchId', 'acceptedCount', 'rejectedCount'],
} as const;

export const messages = {
  send: {
    title: 'Send SMS',
    action: 'Send SMS',
    summary: 'Sends one SMS to one phone number, at once or at a given time',
    resource: 'SMS',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages',
    input: {
      type: 'object',
      properties: { subAccountId, ...messageFields },
      required: ['destination', 'text'],
    },
    success: 200,
    output: smsResult,
    safety: 'unsafe',
    rejection: smsRejection,
    batching: { operation: 'sendBatch', items: 'messages', results: 'messages', shared: ['clientIp'] },
    reading:
      'A text over ten parts is sent with a warning: one page says that 8x8 cuts it, another that it is rejected.',
    docs: 'send-sms-single',
    openApi: { file, operationId: 'Send-Sms-Single' },
  },
  sendBatch: {
    title: 'Send SMS Batch',
    action: 'Send SMS batch',
    summary: 'Sends up to 10,000 SMS in one request, each with its own text or all with the same',
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
          description: 'One entry a message; a field that is left out is taken from the template',
          minItems: 1,
          maxItems: 10_000,
          items: { type: 'object', properties: messageFields, required: ['destination'] },
          examples: [[{ destination: '+6591234567', text: 'Your order 1001 is on its way.' }]],
        },
        destinations: {
          type: 'array',
          title: 'Destinations',
          description: 'Phone numbers that all receive the text of the template, in place of Messages',
          minItems: 1,
          maxItems: 10_000,
          items: destination,
          examples: [['+6591234567', '+6281234567890']],
        },
        template: {
          type: 'object',
          title: 'Template',
          description: 'What the messages have in common',
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
    output: smsBatchResult,
    safety: 'unsafe',
    reading:
      'The OpenAPI file requires `messages`, and `text` in each; the prose allows `destinations` with a template in their place, and texts from the template. The prose is followed, and giving both is refused, since 8x8 drops `destinations` without a word.',
    docs: 'send-many-sms',
    openApi: { file, operationId: 'Send-Many-Sms' },
  },
  cancelBatch: {
    title: 'Cancel SMS Batch',
    action: 'Cancel SMS batch',
    summary: 'Cancels the messages of a batch that are scheduled and not yet sent',
    resource: 'SMS',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/batch/{batchId}',
    input: { type: 'object', properties: { subAccountId, batchId }, required: ['batchId'] },
    success: 200,
    output: cancelled,
    safety: 'idempotent',
    destructive: true,
    docs: 'cancel-many-sms-messages',
    openApi: { file, operationId: 'cancel-many-sms-messages' },
  },
  sendFeedback: {
    title: 'Send SMS Feedback',
    action: 'Send SMS feedback',
    summary: 'Reports whether a tracked message led to what it was sent for, best within 15 minutes',
    resource: 'SMS',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}/feedback',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        umid,
        outcome: {
          type: 'string',
          title: 'Outcome',
          description: 'Whether the recipient did what the message was sent for',
          enum: ['success', 'failure'],
        },
        timestamp: {
          type: 'string',
          title: 'Timestamp',
          description: 'When the recipient did it, ISO 8601',
          format: 'date-time',
          examples: ['2026-12-01T09:05:00+08:00'],
        },
      },
      required: ['umid', 'outcome'],
    },
    success: 200,
    safety: 'idempotent',
    docs: 'api-sms-feedback',
    openApi: { file, operationId: 'api-Sms-Feedback' },
  },
  getDetails: {
    title: 'Get SMS Details',
    action: 'Get SMS details',
    summary: 'Returns the state, price and parts of one SMS; 8x8 masks the number and the text',
    resource: 'SMS',
    method: 'GET',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}',
    input: { type: 'object', properties: { subAccountId, umid }, required: ['umid'] },
    success: 200,
    output: {
      type: 'object',
      properties: {
        umid: { type: 'string' },
        subAccountId: { type: 'string' },
        direction: { type: 'string', enum: ['outbound', 'inbound'] },
        country: { type: 'string' },
        status: detailStatus,
        msisdn: { type: 'string', description: 'Phone number, masked' },
        source: { type: 'string' },
        body: { type: 'string', description: 'Text, masked' },
        encoding: { type: 'string', enum: ['GSM7', 'GSM8', 'UCS2'] },
        createdAt: { type: 'string', format: 'date-time' },
        smsCount: { type: 'integer', description: 'Number of parts' },
        price,
        clientMessageId: { type: 'string' },
        clientBatchId: { type: 'string' },
        batchId: { type: 'string' },
      },
      required: [
        'umid',
        'subAccountId',
        'direction',
        'status',
        'msisdn',
        'source',
        'body',
        'encoding',
        'createdAt',
        'smsCount',
        'price',
      ],
    },
    safety: 'read',
    rateLimit: { requests: 1, perSeconds: 1, scope: 'subAccount' },
    docs: 'get-sms-message-details',
    openApi: { file, operationId: 'get-sms-message-details' },
  },
  cancel: {
    title: 'Cancel SMS',
    action: 'Cancel SMS',
    summary: 'Cancels one SMS that is scheduled and not yet sent',
    resource: 'SMS',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}',
    input: { type: 'object', properties: { subAccountId, umid }, required: ['umid'] },
    success: 200,
    output: cancelled,
    safety: 'idempotent',
    destructive: true,
    docs: 'cancel-scheduled-message',
    openApi: { file, operationId: 'cancel-scheduled-message' },
  },
  deletePersonalData: {
    title: 'Delete SMS Personal Data',
    action: 'Delete SMS personal data',
    summary: 'Removes the phone number and the text of one SMS from the records of 8x8, for good',
    resource: 'SMS',
    method: 'DELETE',
    path: '/api/v1/subaccounts/{subAccountId}/messages/{umid}/pii',
    input: { type: 'object', properties: { subAccountId, umid }, required: ['umid'] },
    success: 202,
    safety: 'idempotent',
    destructive: true,
    docs: 'delete-pii',
    openApi: { file, operationId: 'delete-pii' },
  },
} as const satisfies Record<string, Operation>;
