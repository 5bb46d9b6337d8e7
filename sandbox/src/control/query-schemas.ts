import type { DefinitionFilter, WorkflowFilter } from '../automation/find-workflows';
import type { ConversationFilter } from '../messages/conversations';
import type { MessageFilter } from '../messages/message-store';
import type { RequestFilter } from '../server/request-log';
import type { SchemaFor } from '../server/validation/assert-valid';
import type { VerificationFilter } from '../verification/verification-store';
import type { VideoCallFilter, VideoRoomFilter } from '../video/find-video';
import type { CallFilter } from '../voice/calls/find-sessions';
import type { DeliveryFilter } from './webhook-log';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;

/** The filters of the control API. Their types say what each field means. */
export const messageFilterSchema = {
  type: 'object',
  properties: {
    ...{ to: text, from: text, customer: text, text, channel: text, product: text },
    direction: { type: 'string', enum: ['outbound', 'inbound'] },
    ...{ state: text, umid: text, subAccountId: text, batchId: text, clientMessageId: text },
    since: { type: 'string', format: 'date-time' },
    ...{ before: text, after: text, limit: count },
  },
} as const satisfies SchemaFor<MessageFilter>;

export const conversationFilterSchema = {
  type: 'object',
  properties: { search: text, before: text, limit: count },
} as const satisfies SchemaFor<ConversationFilter>;

export const requestFilterSchema = {
  type: 'object',
  properties: {
    ...{ method: text, operation: text, status: count, code: count, fault: text, umid: text },
    failed: { type: 'boolean' },
    ...{ search: text, before: count, limit: count },
  },
} as const satisfies SchemaFor<RequestFilter>;

export const deliveryFilterSchema = {
  type: 'object',
  properties: {
    ...{ id: text, event: text, umid: text, sessionId: text, subAccountId: text, url: text },
    status: { type: 'string', enum: ['pending', 'delivered', 'failed'] },
    ...{ state: text, detail: text, search: text, before: text, limit: count },
  },
} as const satisfies SchemaFor<DeliveryFilter>;

export const callFilterSchema = {
  type: 'object',
  properties: { sessionId: text, number: text, search: text, state: text, before: text, limit: count },
} as const satisfies SchemaFor<CallFilter>;

export const videoRoomFilterSchema = {
  type: 'object',
  properties: { reference: text, number: text, search: text, before: text, limit: count },
} as const satisfies SchemaFor<VideoRoomFilter>;

export const videoCallFilterSchema = {
  type: 'object',
  properties: {
    ...{ callId: text, reference: text, number: text, status: text },
    ...{ search: text, before: text, limit: count },
  },
} as const satisfies SchemaFor<VideoCallFilter>;

export const verificationFilterSchema = {
  type: 'object',
  properties: {
    ...{ sessionId: text, destination: text, status: text },
    ...{ search: text, before: text, limit: count },
  },
} as const satisfies SchemaFor<VerificationFilter>;

export const definitionFilterSchema = {
  type: 'object',
  properties: { search: text },
} as const satisfies SchemaFor<DefinitionFilter>;

export const workflowFilterSchema = {
  type: 'object',
  properties: {
    ...{ workflowId: text, definitionId: text, status: text, search: text },
    ...{ before: text, limit: count },
  },
} as const satisfies SchemaFor<WorkflowFilter>;

export const codeQuerySchema = {
  type: 'object',
  properties: { number: { type: 'string', minLength: 1 } },
  required: ['number'],
} as const;
