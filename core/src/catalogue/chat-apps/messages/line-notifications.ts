import {
  dlrCallbackUrl,
  encoding,
  includeMessagesInResponse,
  source,
  subAccountId,
} from '../../shared/fields';
import type { Operation } from '../../operation';
import { lineNotificationContent } from './line-notification-content';
import { lineNotificationUser, clientBatchId, clientMessageId } from './message-fields';
import { chatBatchResult, chatRejection, chatResult } from './results';

const openApiFile = 'business_messaging_api.json';

const notificationFields = {
  user: lineNotificationUser,
  content: lineNotificationContent,
  smsFallback: {
    type: 'object',
    title: 'SMS Fallback',
    description: 'The SMS to send when the notification cannot be delivered',
    properties: {
      text: {
        type: 'string',
        title: 'Text',
        description: 'Text of the SMS that is sent instead of the notification',
        format: 'sms-text',
        examples: ['Your parcel arrives tomorrow.'],
      },
      source,
      encoding,
    },
    examples: [{ text: 'Your parcel arrives tomorrow.', source: 'ExampleCo' }],
  },
  clientMessageId,
  dlrCallbackUrl,
} as const;

/** LINE Official Notifications (LON): one-way messages to phone numbers, from templates that LINE has approved. */
export const lineNotifications = {
  sendLineNotification: {
    title: 'Send LINE Notification',
    action: 'Send LINE notification',
    summary:
      'Sends one LINE Official Notification (LON), from a template that LINE has approved, to a phone number',
    resource: 'Message',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/lon',
    input: {
      type: 'object',
      properties: { subAccountId, ...notificationFields },
      required: ['user', 'content'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: chatResult,
    safety: 'unsafe',
    rejection: chatRejection,
    batching: { operation: 'sendLineNotificationBatch', items: 'messages', results: 'messages' },
    discrepancy:
      'The schema has `company` as a URI; it is the name of a company, in its own example too. It requires no recipient; a phone number or a channel user ID is required here.',
    docs: 'send-lon-message',
    openApi: { file: openApiFile, operationId: 'send-lon-message' },
  },
  sendLineNotificationBatch: {
    title: 'Send LINE Notification Batch',
    action: 'Send LINE notification batch',
    summary: 'Sends up to 1,000 LINE Official Notifications (LON) in one request',
    resource: 'Message',
    method: 'POST',
    path: '/api/v1/subaccounts/{subAccountId}/lon/batch',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        messages: {
          type: 'array',
          title: 'Messages',
          description: 'One entry for each notification',
          minItems: 1,
          maxItems: 1000,
          items: { type: 'object', properties: notificationFields, required: ['user', 'content'] },
          examples: [
            [{ user: { msisdn: '+66812345678' }, content: { title: 'Your parcel arrives tomorrow' } }],
          ],
        },
        clientBatchId,
        includeMessagesInResponse,
      },
      required: ['messages'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: chatBatchResult,
    safety: 'unsafe',
    discrepancy:
      'The guide allows 1,000 notifications in a request, the schema 10,000. The lower limit is enforced, as for messages.',
    docs: 'send-lon-messages',
    openApi: { file: openApiFile, operationId: 'send-lon-messages' },
  },
} as const satisfies Record<string, Operation>;
