import { useState } from 'preact/hooks';

import type { VideoCall, VideoRoom } from '../../video/video-store';
import { formatDuration } from '../calls/describe-call';
import { act } from '../state/control-client';
import { timeOf } from '../state/format';
import { sandboxNow } from '../state/sandbox-time';
import { maxShown, videoCalls, videoRooms } from './loaded-video';
import './video-panel.css';

/** How long 8x8 keeps a room open. */
const roomLifetimeMs = 15 * 60_000;

/** The rooms, in which the tester can play the agent, and the past calls. */
export function VideoPanel() {
  const rooms = [...videoRooms.value.values()].slice(-maxShown).reverse();
  const calls = [...videoCalls.value.values()].slice(-maxShown).reverse();
  return (
    <>
      <h2 class="panel-title">Rooms</h2>
      <ol class="list">
        {rooms.map((room) => (
          <Room key={room.link} room={room} />
        ))}
        {rooms.length === 0 && (
          <li class="nothing">
            No rooms yet. <code>videoInteraction.createToken</code> with <code>create_room</code> opens one.
          </li>
        )}
      </ol>
      <h2 class="panel-title">Past calls</h2>
      <ol class="list">
        {calls.map((call) => (
          <PastCall key={call.callId} call={call} />
        ))}
        {calls.length === 0 && <li class="nothing">No calls yet.</li>}
      </ol>
    </>
  );
}

function Room({ room }: { readonly room: VideoRoom }) {
  const { reference, phoneNumber, link, openedAt, call, agentLoggedInAt } = room;
  const isOpen = sandboxNow() <= openedAt + roomLifetimeMs;
  const state = call ? 'in a call' : isOpen ? 'open' : 'closed';
  return (
    <li class="video-room">
      <div class="summary">
        <span class={`badge ${call ? 'delivered' : isOpen ? 'pending' : ''}`}>{state}</span>
        <span class="what">{reference}</span>
        <time>{timeOf(openedAt)}</time>
        <small>
          {call
            ? `${formatDuration(sandboxNow() - call.startedAt)} with ${phoneNumber ?? 'the guest'}`
            : `until ${timeOf(openedAt + roomLifetimeMs)}${phoneNumber ? ` · ${phoneNumber}` : ''}`}
        </small>
      </div>
      <div class="video-buttons">
        {(isOpen || call) && (
          <a href={new URL(link).pathname} target="_blank" rel="noreferrer">
            Open as the guest
          </a>
        )}
        {isOpen && agentLoggedInAt === undefined && (
          <button
            type="button"
            title={phoneNumber ? 'The guest receives the link by SMS' : undefined}
            onClick={() => void act('POST', '/video-rooms/log-in', { reference })}
          >
            Log in as the agent
          </button>
        )}
        {call && (
          <button type="button" onClick={() => void act('POST', '/video-rooms/leave', { reference })}>
            End the call
          </button>
        )}
      </div>
      {call && <Conversation items={call.conversation} />}
      {call && <AgentForm reference={reference} />}
    </li>
  );
}

function Conversation({ items }: { readonly items: VideoCall['conversation'] }) {
  if (items.length === 0) return null;
  return (
    <ol class="video-chat" aria-label="Chat">
      {items.map(({ origin, timestamp, data }, index) => (
        <li key={index}>
          <strong>{origin}</strong> {data} <time>{timeOf(timestamp)}</time>
        </li>
      ))}
    </ol>
  );
}

function AgentForm({ reference }: { readonly reference: string }) {
  const [text, setText] = useState('');
  const send = async (): Promise<void> => {
    if (text.trim() === '') return;
    if (await act('POST', '/video-rooms/write', { reference, origin: 'agent', text })) setText('');
  };
  return (
    <form
      class="video-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <input
        aria-label="Message of the agent"
        placeholder="Write as the agent"
        autocomplete="off"
        value={text}
        onInput={({ currentTarget: { value } }) => setText(value)}
      />
      <button>Send</button>
    </form>
  );
}

function PastCall({ call }: { readonly call: VideoCall }) {
  const { callId, sessionId, reference, guest, startedAt, endedAt, guestRating, location, conversation } =
    call;
  const facts = [
    guest ?? 'guest without a number',
    guestRating && `rated ${guestRating} of 5`,
    location && `at ${location.lat}, ${location.long}`,
  ];
  return (
    <li class="video-room">
      <div class="summary">
        <span class={`badge ${endedAt === null ? 'failed' : ''}`}>
          {endedAt === null ? 'missed' : formatDuration(endedAt - startedAt)}
        </span>
        <span class="what">{reference}</span>
        <time>{timeOf(startedAt)}</time>
        <small>
          Call {callId} · {facts.filter(Boolean).join(' · ')}
        </small>
      </div>
      <Conversation items={conversation} />
      {endedAt !== null && (
        <div class="video-buttons">
          <a href={`/video/recordings/${sessionId}.mp4`} target="_blank" rel="noreferrer">
            Recording
          </a>
        </div>
      )}
    </li>
  );
}
