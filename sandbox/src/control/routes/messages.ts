import type { Handover } from '../../automation/automation-store';
import type { ConversationFilter } from '../../messages/conversations';
import type { Conversation } from '../functions/messages';
import type { Message } from '../../messages/message';
import type { MessageFilter } from '../../messages/message-store';
import type { RecordedRequest, RequestFilter } from '../../server/request-log';
import { conversationFilterSchema, messageFilterSchema, requestFilterSchema } from '../query-schemas';
import type { WaitOptions } from '../events/wait';
import { routesFor, waitSchema } from '../route';

export interface MessageOperations {
  messages: { readonly query: MessageFilter; readonly response: readonly Message[] };
  conversations: { readonly query: ConversationFilter; readonly response: readonly Conversation[] };
  waitForMessage: { readonly query: MessageFilter & WaitOptions; readonly response: Message };
  requests: { readonly query: RequestFilter; readonly response: readonly RecordedRequest[] };
  handovers: { readonly response: readonly Handover[] };
}

const route = routesFor<MessageOperations>();

/** What was sent and received, and the requests behind it. */
export const messageRoutes = [
  route(
    'messages',
    'GET /messages',
    {
      summary: 'Messages',
      query: messageFilterSchema,
      note: '`before` and `after` are umids: only older or only newer messages are returned.',
    },
    (sandbox, { query }) => sandbox.messages(query),
  ),
  route(
    'conversations',
    'GET /conversations',
    {
      summary: 'The newest message of each conversation with the name of the customer, the newest first',
      query: conversationFilterSchema,
      note: '`search` finds conversations by their number and by all their texts. `before` is the umid of the last message of the previous page. 50 conversations are returned if `limit` is absent.',
    },
    (sandbox, { query }) => sandbox.conversations(query),
  ),
  route(
    'waitForMessage',
    'GET /messages/wait',
    {
      summary: 'The newest message that matches the filter, or the next one',
      query: waitSchema(messageFilterSchema),
      failure: 408,
    },
    (sandbox, { query: { timeoutMs, ...filter } }) =>
      sandbox.waitForMessage(filter, timeoutMs === undefined ? {} : { timeoutMs }),
  ),
  route(
    'requests',
    'GET /requests',
    {
      summary:
        'The requests to the API with body and response, why they were refused, and what they recorded',
      query: requestFilterSchema,
      note: 'Secrets are masked, and bodies cut after 8,192 characters. `search` is in any part of a request. `before` is a `number`: only older requests are returned.',
    },
    (sandbox, { query }) => sandbox.requests(query),
  ),
  route(
    'handovers',
    'GET /handovers',
    { summary: 'The conversations that workflows handed over to Converse' },
    (sandbox) => sandbox.handovers(),
  ),
];
