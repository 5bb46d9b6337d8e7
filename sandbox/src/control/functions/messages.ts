import type { SandboxContext } from '../../engine/context';
import { listConversations, type ConversationFilter } from '../../messages/conversations';
import { findCustomer } from '../../messages/customers';
import type { Message } from '../../messages/message';
import { findMessages, type MessageFilter } from '../../messages/message-store';
import { findRequests, type RecordedRequest, type RequestFilter } from '../../server/request-log';
import { waitForMessage, type WaitOptions } from '../events/wait';

/** The newest message of a conversation, and the customer's name. */
export interface Conversation extends Message {
  readonly customerName: string;
}

/** What was sent and received. */
export interface MessageFunctions {
  /** Lists the messages that were sent and received, oldest first. */
  messages(filter?: MessageFilter): Message[];
  /** Lists the newest message of each conversation, the newest first. */
  conversations(filter?: ConversationFilter): Conversation[];
  /** Returns the newest matching message, or waits for the first one. @throws {WaitTimeout} */
  waitForMessage(filter: MessageFilter, options?: WaitOptions): Promise<Message>;
  /** Lists the requests that the API received, oldest first. */
  requests(filter?: RequestFilter): readonly RecordedRequest[];
}

export const createMessageFunctions = (context: SandboxContext): MessageFunctions => ({
  messages: (filter) => findMessages(context.state, filter),
  conversations: (filter) =>
    listConversations(context.state, filter).map((message) => ({
      ...message,
      customerName: findCustomer(context.state, message.customer)?.name ?? message.customer,
    })),
  waitForMessage: (filter, options) => waitForMessage(context, filter, options),
  requests: (filter) => findRequests(context.state, filter),
});
