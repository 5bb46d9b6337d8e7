import { memo } from 'preact/compat';

import type { Message } from '../../../messages/message';
import { Actions } from '../actions/actions';
import { changeDraft } from '../composer/drafts';
import { Content } from '../content/content';
import { Icon } from '../icon';
import { thread } from './loaded-thread';
import { MessageInfo } from './message-info';
import { WindowHint } from './window-hint';

/** Channels on which a customer can reply to a certain message. */
const quotingChannels = ['whatsapp', 'viber', 'rcs', 'line'];

/** One message. It is drawn again only when the message has changed. */
export const Bubble = memo(({ message }: { readonly message: Message }) => {
  const { direction, umid, channel, from, replyTo, customer, text } = message;
  const mine = direction === 'inbound';
  const isLost = message.status.state === 'undelivered' || message.status.state === 'rejected';
  return (
    <li class={`bubble ${mine ? 'mine' : 'theirs'}`} data-umid={umid} data-channel={channel}>
      <div class="meta">
        <span class={`badge ${channel}`}>{channel}</span>
        <span class="from">{mine ? 'You' : from}</span>
        {!mine && quotingChannels.includes(channel) && (
          <button
            type="button"
            class="quiet answer-this"
            aria-label="Reply to this message"
            title="Reply to this message"
            onClick={() => changeDraft(customer, { replyTo: { umid, text: text || '…' }, channel })}
          >
            <Icon name="reply" />
          </button>
        )}
      </div>
      {replyTo !== undefined && <Quote umid={replyTo} />}
      <Content message={message} />
      <MessageInfo message={message} />
      {!mine && <WindowHint message={message} />}
      {!mine && !isLost && <Actions message={message} />}
    </li>
  );
});

/** The message that is answered, if it is loaded. */
function Quote({ umid }: { readonly umid: string }) {
  const quoted = thread.peek().get(umid);
  if (!quoted) return null;
  return <p class="quote">{quoted.text || '…'}</p>;
}
