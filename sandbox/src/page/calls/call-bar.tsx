import { useEffect, useRef } from 'preact/hooks';

import type { CallSession } from '../../voice/calls/call-session';
import { act } from '../state/control-client';
import { navigate, pageLocation } from '../state/location';
import { sandboxNow } from '../state/sandbox-time';
import './call-bar.css';
import { businessOf, connectedMs, describePhase, formatDuration, peopleOf } from './describe-call';
import { activeCalls, answersByItself, ringingPhones, showCall, type RingingPhone } from './loaded-calls';

/** With more calls at a time, the rest are only counted. */
const maxShown = 2;

/** Moves the focus to the phone that rings. */
const ringingKey = 'F2';

/**
 * The phones that ring, and the calls that take place, above everything else. It never takes the focus by itself: F2 moves
 * it to the phone that rings, and Escape moves it back.
 */
export function CallBar() {
  const bar = useRef<HTMLDivElement>(null);
  useRingingKey(bar);
  const ringing = ringingPhones.value;
  const ongoing = [...activeCalls.value.values()].filter(
    (session) =>
      !ringing.some((phone) => phone.session === session) && session.sessionId !== pageLocation.value.call,
  );
  const shown = ringing.slice(0, maxShown);
  const listed = ongoing.slice(0, maxShown);
  const more = ringing.length - shown.length + ongoing.length - listed.length;
  return (
    <div class="call-bar" ref={bar} role="region" aria-label="Phones">
      <p class="visually-hidden" role="alert">
        {ringing.length > 0 &&
          `${ringing.map(({ call }) => call.destination).join(' and ')} is ringing. Press ${ringingKey} to go to the phone.`}
      </p>
      {shown.map((phone) => (
        <Ringing key={phone.session.sessionId} phone={phone} />
      ))}
      {listed.map((session) => (
        <Ongoing key={session.sessionId} session={session} />
      ))}
      {more > 0 && (
        <button
          type="button"
          class="more-calls"
          onClick={() => navigate({ panel: 'calls', details: { state: 'active' }, view: 'panels' })}
        >
          {more} more {more === 1 ? 'call' : 'calls'}
        </button>
      )}
    </div>
  );
}

/** Escape returns to where the user was. So does a phone that stops ringing while it has the focus. */
function useRingingKey(bar: { readonly current: HTMLDivElement | null }): void {
  const origin = useRef<HTMLElement | null>(null);
  const isRinging = ringingPhones.value.length > 0;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const answer = bar.current?.querySelector<HTMLElement>('.answer');
      const isInside = bar.current?.contains(document.activeElement) ?? false;
      if (event.key === ringingKey && answer) {
        event.preventDefault();
        if (!isInside) origin.current = document.activeElement as HTMLElement;
        answer.focus();
      } else if (event.key === 'Escape' && isInside) {
        origin.current?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [bar]);
  useEffect(() => {
    if (isRinging) return;
    // The focus is lost with the button that had it.
    if (document.activeElement === document.body && origin.current?.isConnected) origin.current.focus();
    origin.current = null;
  }, [isRinging]);
}

function Ringing({ phone: { session, call } }: { readonly phone: RingingPhone }) {
  const { sessionId } = session;
  const title = `ringing-${sessionId}`;
  const caller =
    session.calls.length > 1
      ? `${peopleOf({ ...session, calls: session.calls.slice(0, 1) })} through ${call.source}`
      : businessOf(call);
  return (
    <div class="ringing" role="group" aria-labelledby={title}>
      <span class="ringing-icon" aria-hidden="true">
        <PhoneIcon />
      </span>
      <div class="ringing-text">
        <h2 id={title}>{call.destination} is ringing</h2>
        <p>Call from {caller}</p>
        {answersByItself.value ? (
          <p class="ringing-note">
            Answers by itself.{' '}
            <button type="button" class="as-link" onClick={() => void letRing()}>
              Let it ring
            </button>
          </p>
        ) : (
          <p class="ringing-note">
            <kbd>{ringingKey}</kbd> goes to this phone.
          </p>
        )}
      </div>
      <div class="ringing-buttons">
        <button
          type="button"
          class="decline"
          onClick={() => void act('POST', '/calls/decline', { sessionId })}
        >
          Decline
        </button>
        <button type="button" class="answer" onClick={() => void answer(sessionId)}>
          Answer
        </button>
      </div>
    </div>
  );
}

/** Called people no longer answer by themselves. */
async function letRing(): Promise<void> {
  if (await act('PATCH', '/settings', { autoAnswer: false })) answersByItself.value = false;
}

export async function answer(sessionId: string): Promise<void> {
  if (await act('POST', '/calls/answer', { sessionId })) showCall(sessionId);
}

function Ongoing({ session }: { readonly session: CallSession }) {
  const { sessionId } = session;
  const people = peopleOf(session);
  return (
    <div class="ongoing" role="group" aria-label={`Call with ${people}`}>
      <span class="ongoing-text">
        <strong>{people}</strong> {describePhase(session)} ·{' '}
        {formatDuration(connectedMs(session, sandboxNow()))}
      </span>
      <button type="button" onClick={() => showCall(sessionId)}>
        Open
      </button>
      <button type="button" class="decline" onClick={() => void act('POST', '/calls/hang-up', { sessionId })}>
        Hang up
      </button>
    </div>
  );
}

export function PhoneIcon() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path
        fill="currentColor"
        d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.46.57 3.6a1 1 0 0 1-.25 1z"
      />
    </svg>
  );
}
