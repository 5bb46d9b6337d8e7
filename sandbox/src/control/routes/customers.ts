import { customerFileSchema, type CustomerFile, type FileAddress } from '../../chat-apps/files';
import { replySchema, type Reply } from '../../chat-apps/messages/customer-reply';
import { externalMessageSchema, type ExternalMessage } from '../../chat-apps/messages/external-message';
import { inboundChatSchema, type InboundChat } from '../../chat-apps/messages/inbound-chat';
import { customerChangesSchema, type Customer, type CustomerChanges } from '../../messages/customers';
import type { Message } from '../../messages/message';
import { messageReferenceSchema, type MessageReference } from '../../messages/message-reference';
import { surveyAnswersSchema, type SurveyAnswers } from '../../sms/answer-survey';
import { clickSchema, type Click, type Clicked } from '../../sms/click-link';
import { inboundSmsSchema, type InboundSms } from '../../sms/inbound-sms';
import { routesFor } from '../route';

export interface CustomerOperations {
  customer: { readonly response: Customer | null };
  changeCustomer: { readonly body: CustomerChanges; readonly response: Customer };
  uploadFile: { readonly body: CustomerFile; readonly response: FileAddress };
  shareContact: { readonly body: MessageReference; readonly response: Message };
  inboundSms: { readonly body: InboundSms; readonly response: Message };
  inboundChat: { readonly body: InboundChat; readonly response: Message };
  reply: { readonly body: Reply; readonly response: Message };
  read: { readonly body: MessageReference; readonly response: Message };
  click: { readonly body: Click; readonly response: Clicked };
  answerSurvey: { readonly body: SurveyAnswers; readonly response: Message };
  externalMessage: { readonly body: ExternalMessage; readonly response: Message };
}

const route = routesFor<CustomerOperations>();

/** What people do with their phones. */
export const customerRoutes = [
  route(
    'customer',
    'GET /customers/:id',
    {
      summary: 'The customer with this number or ID: name, username, IDs',
      note: 'Returns `null` if there is none.',
      program: 'customer(key)',
    },
    (sandbox, { id }) => sandbox.customer(id) ?? null,
  ),
  route(
    'changeCustomer',
    'PATCH /customers/:id',
    {
      summary: 'Changes what the customer shows to businesses',
      body: customerChangesSchema,
      program: 'changeCustomer(key, …)',
    },
    (sandbox, { id, body }) => sandbox.changeCustomer(id, body),
  ),
  route(
    'uploadFile',
    'POST /files',
    {
      summary: 'Stores a file of up to 90 MB and returns its `url` for an inbound message',
      body: customerFileSchema,
      note: '`content` is in Base64, `type` a media type.',
    },
    (sandbox, { body }) => sandbox.uploadFile(body),
  ),
  route(
    'inboundSms',
    'POST /inbound/sms',
    { summary: 'A customer sends an SMS', body: inboundSmsSchema },
    (sandbox, { body }) => sandbox.inboundSms(body),
  ),
  route(
    'inboundChat',
    'POST /inbound/chat',
    {
      summary: 'A customer sends a chat message',
      body: inboundChatSchema,
      note: 'The default of `channel` is `whatsapp`.',
    },
    (sandbox, { body }) => sandbox.inboundChat(body),
  ),
  route(
    'reply',
    'POST /reply',
    {
      summary: 'A customer replies to the message `umid`, or to the last message sent `to` a number',
      body: replySchema,
      note: '`button` and `row` are an ID or a text. `as: "text"` sends the tap as a plain text, as some pages of 8x8 show.',
    },
    (sandbox, { body }) => sandbox.reply(body),
  ),
  route(
    'shareContact',
    'POST /share-contact',
    {
      summary: 'A customer shares the own contact, as a message asked for',
      body: messageReferenceSchema,
      note: 'Emits `whatsapp_contact`.',
    },
    (sandbox, { body }) => sandbox.shareContact(body),
  ),
  route(
    'read',
    'POST /read',
    { summary: 'A customer reads a message', body: messageReferenceSchema },
    (sandbox, { body }) => sandbox.read(body),
  ),
  route(
    'click',
    'POST /click',
    { summary: 'A customer opens a link in an SMS', body: clickSchema },
    (sandbox, { body }) => sandbox.click(body),
  ),
  route(
    'answerSurvey',
    'POST /survey',
    { summary: 'A customer answers a survey', body: surveyAnswersSchema },
    (sandbox, { body }) => sandbox.answerSurvey(body),
  ),
  route(
    'externalMessage',
    'POST /external-message',
    { summary: 'The business answers from its phone', body: externalMessageSchema },
    (sandbox, { body }) => sandbox.externalMessage(body),
  ),
];
