import { batchId as anyBatchId, detailStatus, umid as anyUmid } from '../../catalogue/shared/fields';
import type { SimpleField } from './simplified-fields';
import { location } from '../../catalogue/chat-apps/content/location';

/** The payload fields that the events of SMS and chat messages share. */
export const message = {
  umid: { type: 'string', description: anyUmid.description },
  subAccountId: { type: 'string', description: 'Subaccount to which the message belongs' },
} as const;

/** The fields that delivery receipts of SMS and chat apps share. */
export const receipt = {
  ...message,
  batchId: { type: 'string', description: anyBatchId.description },
  clientMessageId: { type: 'string', description: 'Your own reference of the message, as you gave it' },
  clientBatchId: { type: 'string', description: 'Your own reference of the batch, as you gave it' },
  status: {
    type: 'object',
    description: 'How far the message is, since when, and why it was refused or not delivered',
    properties: {
      state: {
        type: 'string',
        description:
          'How far the message is, in upper or lower case; accepted is seen on LINE only, sent means that delivery is not yet confirmed',
        enum: ['accepted', 'queued', 'rejected', 'sent', 'delivered', 'undelivered', 'read'],
      },
      detail: {
        type: 'string',
        description: detailStatus.properties.detail.description,
        enum: [
          'delivered_to_operator',
          'delivered_to_recipient',
          'rejected_by_operator',
          'undelivered_to_recipient',
        ],
      },
      timestamp: {
        type: 'string',
        format: 'date-time',
        description: 'When the message reached this state, UTC',
      },
      errorCode: {
        type: 'integer',
        description: "8x8's delivery code: the reason why the message was refused or not delivered",
      },
      errorMessage: {
        type: 'string',
        description: 'Reason in words why the message was refused or not delivered',
      },
    },
  },
} as const;

/** The paths of the simplified fields of a delivery receipt. */
export const simpleReceipt = {
  status: 'status.state',
  detail: 'status.detail',
  errorCode: 'status.errorCode',
  errorMessage: 'status.errorMessage',
  clientMessageId: 'clientMessageId',
  batchId: 'batchId',
  clientBatchId: 'clientBatchId',
} as const satisfies Readonly<Partial<Record<SimpleField, string>>>;

const { latitude, longitude } = location.properties;

/** A place on a map, as the location of a message. */
export const place = {
  type: 'object',
  properties: {
    latitude: { type: 'number', description: latitude.description },
    longitude: { type: 'number', description: longitude.description },
    name: { type: 'string', description: 'What the place is called, where the message says it' },
    address: { type: 'string', description: 'Postal address of the place, where the message says it' },
  },
} as const;
