import { memo } from 'preact/compat';

import type { Message } from '../../../messages/message';
import { askForCustomer } from '../../dialogs/questions';
import { timeOf } from '../../state/format';
import { navigate, pageLocation } from '../../state/location';
import { conversations, hasOlderConversations, loadOlderConversations } from './loaded-conversations';
import { names } from './names';
import { isUnread } from './unread';
import './inbox.css';

/** Older conversations are loaded when the reader is this close to the oldest. */
const nearEndPixels = 400;

/** The customers who received or sent messages, the newest message first. */
export function ConversationList() {
  const { search, customer } = pageLocation.value;
  const found = [...conversations.value.values()];
  return (
    <aside class="inbox" aria-label="Conversations">
      <div class="search">
        <input
          type="search"
          placeholder="Number or text"
          aria-label="Search"
          value={search}
          onInput={({ currentTarget }) => navigate({ search: currentTarget.value }, { replace: true })}
        />
        <button type="button" title="Write as a new customer" onClick={() => void startConversation()}>
          New
        </button>
      </div>
      <ol
        class="conversations"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          if (scrollHeight - scrollTop - clientHeight < nearEndPixels) loadOlderConversations();
        }}
      >
        {found.map((message) => (
          <Entry
            key={message.customer}
            message={message}
            name={names.value.get(message.customer)}
            isOpen={message.customer === customer}
          />
        ))}
        {found.length === 0 && (
          <li class="nothing">{search ? 'Nothing found.' : 'No messages yet. Sent messages appear here.'}</li>
        )}
        {hasOlderConversations.value && (
          <li>
            <button type="button" onClick={loadOlderConversations}>
              Show older conversations
            </button>
          </li>
        )}
      </ol>
    </aside>
  );
}

async function startConversation(): Promise<void> {
  const customer = await askForCustomer();
  if (customer) navigate({ customer, view: 'conversation' });
}

const failedStates = ['undelivered', 'rejected', 'failed'];

interface EntryProperties {
  readonly message: Message;
  readonly name: string | undefined;
  readonly isOpen: boolean;
}

/** One phone: its number, its name, and the last message. */
const Entry = memo(({ message, name, isOpen }: EntryProperties) => {
  const { customer, text, channel, direction, createdAt, status } = message;
  const unread = isUnread(message);
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen}
        onClick={() => navigate({ customer, view: 'conversation' })}
      >
        <span class={unread ? 'who unread' : 'who'}>
          {customer || '(deleted)'}
          {unread && <span role="img" aria-label="unread" />}
        </span>
        <time>{timeOf(createdAt)}</time>
        {name !== undefined && name !== customer && <span class="name">{name}</span>}
        <span class="end-of-thread">
          <span class="last">
            {direction === 'inbound' ? 'You: ' : ''}
            {text || '…'}
          </span>
          {failedStates.includes(status.state) && <span class="badge failed">{status.state}</span>}
          <span class={`badge ${channel}`}>{channel}</span>
        </span>
      </button>
    </li>
  );
});
