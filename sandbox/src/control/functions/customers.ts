import { shareContact } from '../../chat-apps/business-account/share-contact';
import { storeCustomerFile, type CustomerFile, type FileAddress } from '../../chat-apps/files';
import { readMessage, replyToMessage, type Reply } from '../../chat-apps/messages/customer-reply';
import { receiveInboundChat, type InboundChat } from '../../chat-apps/messages/inbound-chat';
import type { SandboxContext } from '../../engine/context';
import {
  changeCustomer,
  customerTable,
  findCustomer,
  findOrCreateCustomer,
  type Customer,
  type CustomerChanges,
} from '../../messages/customers';
import type { Message } from '../../messages/message';
import type { MessageReference } from '../../messages/message-reference';
import { messagesOf } from '../../messages/message-store';
import { answerSurvey, type SurveyAnswers } from '../../sms/answer-survey';
import { clickLink, type Click, type Clicked } from '../../sms/click-link';
import { receiveInboundSms, type InboundSms } from '../../sms/inbound-sms';

/** What customers do on their phones, except calls. */
export interface CustomerFunctions {
  /** Returns the customer with a phone number or an ID on a channel, if there is one. */
  customer(key: string): Customer | undefined;
  /** Changes the name or the username that a customer shows. */
  changeCustomer(key: string, changes: CustomerChanges): Customer;
  /** Stores a file, and returns its address for `inboundChat`. */
  uploadFile(file: CustomerFile): FileAddress;
  /** A customer sends an SMS. */
  inboundSms(sms: InboundSms): Message;
  /** A customer sends a message on WhatsApp, Viber, RCS or LINE. */
  inboundChat(chat: InboundChat): Message;
  /** A customer taps a button, chooses a row, submits a Flow, or answers a call permission request. */
  reply(request: Reply): Message;
  /** A customer shares the own contact, as a message asked for. */
  shareContact(request: MessageReference): Message;
  /** A customer reads a chat message. */
  read(request: MessageReference): Message;
  /** A customer opens a link in an SMS. */
  click(request: Click): Clicked;
  /** A customer answers the survey in an SMS. */
  answerSurvey(request: SurveyAnswers): Message;
}

export const createCustomerFunctions = (context: SandboxContext): CustomerFunctions => ({
  customer: (key) => readCustomer(context, key),
  changeCustomer: (key, changes) => changeCustomer(context, key, changes),
  uploadFile: (file) => storeCustomerFile(context, file),
  inboundSms: (sms) => receiveInboundSms(context, sms),
  inboundChat: (chat) => receiveInboundChat(context, chat),
  reply: (request) => replyToMessage(context, request),
  shareContact: (request) => shareContact(context, request),
  read: (request) => readMessage(context, request),
  click: (request) => clickLink(context, request),
  answerSurvey: (request) => answerSurvey(context, request),
});

/** Stores a customer whose IDs it tells, so that messages to the IDs reach the same person. */
function readCustomer({ state }: SandboxContext, key: string): Customer | undefined {
  const stored = state.table(customerTable).get(key);
  if (stored) return stored;
  for (const { customer } of messagesOf(state, key))
    if (customer === key && findCustomer(state, key)) return findOrCreateCustomer(state, { msisdn: key });
  return undefined;
}
