import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

import type { Message } from '../../../messages/message';
import { pageLocation } from '../../state/location';
import { typing } from '../../state/page-state';
import { FlowDialog } from '../flow/flow-dialog';
import { markAsSeen } from '../inbox/unread';
import { Bubble } from './bubble';
import { hasNewer, loadNewerMessages, loadOlderMessages, loadThread, thread } from './loaded-thread';
import { findAnchor, keepAnchor, type Anchor } from './scroll-position';
import { ThreadHeading } from './thread-heading';
import { Welcome } from './welcome';
import './thread.css';

/** More messages are loaded when the reader is this close to the first or the last one. */
const nearEdgePixels = 300;

/** A reader who is this close to the end keeps following the conversation. */
const nearEndPixels = 80;

/** The conversation with a customer, as the customer sees it. */
export function Thread() {
  const { customer, view } = pageLocation.value;
  const list = useRef<HTMLOListElement>(null);
  const followed = useRef(true);
  const anchor = useRef<Anchor | undefined>(undefined);
  const shown = [...thread.value.values()];
  const last = shown.at(-1);
  const types = customer !== undefined && (typing.value.get(customer) ?? 0) > Date.now();
  useLayoutEffect(() => {
    followed.current = true;
  }, [customer, view]);
  useLayoutEffect(() => {
    // Whoever writes a message wants to see it.
    if (last?.direction === 'inbound' && !hasNewer.peek()) followed.current = true;
  }, [last?.umid]);
  useLayoutEffect(() => {
    if (!list.current) return;
    if (followed.current) list.current.scrollTop = list.current.scrollHeight;
    // Messages that come and go above must not move what is read.
    else if (anchor.current) keepAnchor(list.current, anchor.current);
  }, [thread.value, types, customer, view]);
  useEffect(() => {
    const look = (): void => {
      const isShown = list.current !== null && list.current.clientHeight > 0;
      if (last && isShown && document.visibilityState === 'visible') markAsSeen(last);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [customer, view, last?.umid]);
  if (customer === undefined)
    return (
      <ol class="messages">
        <Welcome />
      </ol>
    );
  const onScroll = (element: HTMLOListElement): void => {
    const { scrollHeight, scrollTop, clientHeight } = element;
    const toEnd = scrollHeight - scrollTop - clientHeight;
    followed.current = toEnd < nearEndPixels && !hasNewer.peek();
    anchor.current = findAnchor(element);
    if (scrollTop < nearEdgePixels) loadOlderMessages().catch(() => undefined);
    else if (toEnd < nearEdgePixels) loadNewerMessages().catch(() => undefined);
  };
  return (
    <>
      <ThreadHeading customer={customer} />
      <ol
        class="messages"
        ref={list}
        key={customer}
        tabIndex={0}
        aria-label="Messages"
        onScroll={({ currentTarget }) => onScroll(currentTarget)}
      >
        {shown.flatMap((message, index) => [
          ...(dayOf(message) === dayOf(shown[index - 1])
            ? []
            : [<Day key={`day ${message.umid}`} message={message} />]),
          <Bubble key={message.umid} message={message} />,
        ])}
        {types && (
          <li class="bubble theirs typing" aria-label="The business is typing">
            ● ● ●
          </li>
        )}
      </ol>
      {hasNewer.value && (
        <button
          type="button"
          class="to-newest"
          onClick={() => {
            followed.current = true;
            void loadThread();
          }}
        >
          ↓ To the newest message
        </button>
      )}
      <FlowDialog />
    </>
  );
}

function dayOf(message: Message | undefined): string {
  return message?.createdAt.slice(0, 10) ?? '';
}

function Day({ message: { createdAt } }: { readonly message: Message }) {
  const text = new Date(createdAt).toLocaleDateString([], {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return <li class="day">{text}</li>;
}
