import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import standIn from '../../media/video-call.mp4?url';
import type { GuestRoom } from '../../video/guest-room';
import type { LiveVideoCall } from '../../video/video-store';
import { timeOf } from '../state/format';
import { act, problem, room } from './guest-room';

/** What a guest sees who opens the link: the door, the call, and afterwards the question how it was. */
export function GuestPage() {
  const current = room.value;
  return (
    <div class="room">
      <header class="bar">
        <h1>
          8x8 <span>sandbox</span>
        </h1>
        <span class="room-name">{current && `Video call ${current.reference}`}</span>
      </header>
      <main class="room-main">
        {problem.value && (
          <p class="room-problem" role="alert">
            {problem.value}
          </p>
        )}
        {current && <Contents room={current} />}
        {!current && !problem.value && <p>One moment …</p>}
      </main>
    </div>
  );
}

function Contents({ room: { call, lastCall, isOpen, openUntil } }: { readonly room: GuestRoom }) {
  if (call) return <Call call={call} />;
  if (lastCall) return <Farewell lastCall={lastCall} isOpen={isOpen} />;
  if (!isOpen)
    return (
      <section class="room-card">
        <h2>This room has closed</h2>
        <p>A room is open for 15 minutes. Ask for a new link.</p>
      </section>
    );
  return (
    <section class="room-card">
      <h2>You are invited to a video call</h2>
      <p>The room is open until {timeOf(openUntil)}.</p>
      <div class="self-view preview" role="img" aria-label="Stand-in for your camera">
        You
      </div>
      <p class="faint">Nothing is filmed: pictures stand in for both people.</p>
      <button type="button" class="primary" onClick={() => void act('join')}>
        Join the call
      </button>
    </section>
  );
}

function Call({ call }: { readonly call: LiveVideoCall }) {
  const [text, setText] = useState('');
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [call.conversation.length]);
  return (
    <div class="room-call">
      <section class="stage" aria-label="Video">
        <video src={standIn} autoPlay loop muted playsInline aria-label="Stand-in for the agent" />
        <div class="self-view" role="img" aria-label="Stand-in for your camera">
          You
        </div>
        <div class="stage-buttons">
          <button type="button" disabled={call.location !== null} onClick={() => void act('locate')}>
            {call.location ? 'Location shared' : 'Share location'}
          </button>
          <button type="button" class="leave" onClick={() => void act('leave')}>
            Leave
          </button>
        </div>
      </section>
      <section class="room-chat" aria-label="Chat">
        <ol ref={list} tabIndex={0} aria-label="Messages">
          {call.conversation.map(({ origin, timestamp, data }, index) => (
            <li key={index} class={origin === 'guest' ? 'mine' : 'theirs'}>
              <p>{data}</p>
              <small>
                {origin === 'guest' ? 'You' : 'Agent'} · {timeOf(timestamp)}
              </small>
            </li>
          ))}
          {call.conversation.length === 0 && <li class="nothing">Write to the agent here.</li>}
        </ol>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') void act('write', { text }).then((isSent) => isSent && setText(''));
          }}
        >
          <input
            aria-label="Message"
            placeholder="Write to the agent"
            autocomplete="off"
            maxLength={2_000}
            value={text}
            onInput={({ currentTarget: { value } }) => setText(value)}
          />
          <button class="primary">Send</button>
        </form>
      </section>
    </div>
  );
}

const ratings = [1, 2, 3, 4, 5];

function Farewell({
  lastCall: { seconds, rating },
  isOpen,
}: {
  readonly lastCall: NonNullable<GuestRoom['lastCall']>;
  readonly isOpen: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <section class="room-card">
      <h2 ref={heading} tabIndex={-1}>
        The call has ended
      </h2>
      <p>
        It took {seconds} {seconds === 1 ? 'second' : 'seconds'}.
      </p>
      <div class="ratings" role="group" aria-label="How was the call?">
        {ratings.map((each) => (
          <button
            key={each}
            type="button"
            class={Number(rating ?? 0) >= each ? 'chosen' : ''}
            aria-label={`${each} of 5`}
            aria-pressed={rating === String(each)}
            onClick={() => void act('rate', { rating: each })}
          >
            ★
          </button>
        ))}
      </div>
      <p class="faint" role="status">
        {rating ? 'Thank you.' : 'How was the call?'}
      </p>
      {isOpen && (
        <button type="button" onClick={() => void act('join')}>
          Join again
        </button>
      )}
    </section>
  );
}
