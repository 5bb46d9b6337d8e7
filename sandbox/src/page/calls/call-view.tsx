import { useLayoutEffect, useRef } from 'preact/hooks';

import type { CallSession, Capture } from '../../voice/calls/call-session';
import { act } from '../state/control-client';
import { navigate, pageLocation } from '../state/location';
import { sandboxNow } from '../state/sandbox-time';
import { answer } from './call-bar';
import { CallLog } from './call-log';
import './call-view.css';
import { businessOf, connectedMs, describePhase, formatDuration, peopleOf, phaseOf } from './describe-call';
import { Dialer } from './dialer';
import { Keypad } from './keypad';
import { findRinging, openCall } from './loaded-calls';
import { SoundSwitch } from './sound-switch';

const isKey = (text: string): boolean => /^[0-9*#]$/.test(text);

/** Requests are sent one after the other: keys must arrive in the order in which they were pressed. */
let lastPress: Promise<unknown> = Promise.resolve();

function press(sessionId: string, digits: string): void {
  lastPress = lastPress.then(() => act('POST', '/calls/press', { sessionId, digits }));
}

/**
 * Shown in place of the conversation while a call is open: the log of the call, the keypad, and the buttons to answer,
 * decline or hang up. For a new call, the dialer.
 */
export function CallView() {
  const { call } = pageLocation.value;
  const session = openCall.value;
  if (call === 'new') return <Dialer />;
  if (!session) return <p class="nothing">There is no call {call}.</p>;
  return <OpenCall key={session.sessionId} session={session} />;
}

function OpenCall({ session }: { readonly session: CallSession }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { sessionId } = session;
  const phase = phaseOf(session);
  const canPress = phase === 'connected' || (phase === 'ringing' && session.calls.length > 1);
  useLayoutEffect(() => {
    // Moves the keyboard focus into the call that was just answered, started or opened.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <div
      class="call-view"
      onKeyDown={({ key, target, ctrlKey, metaKey, altKey }) => {
        const isInTextField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
        if (canPress && isKey(key) && !isInTextField && !ctrlKey && !metaKey && !altKey)
          press(sessionId, key);
      }}
    >
      <header class="heading call-heading">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {peopleOf(session) || 'Call'}
          </h2>
          <span>
            <CallStatusLine session={session} />
          </span>
        </div>
        <SoundSwitch />
        <button
          type="button"
          class="quiet"
          aria-label="Close the call"
          onClick={() => navigate({ call: undefined })}
        >
          ✕
        </button>
      </header>
      <CallLog session={session} />
      {phase !== 'ended' && (
        <div class="call-controls">
          {canPress && (
            <>
              <p class="captured" role="status">
                <CaptureStatus capture={session.capture} />
              </p>
              <Keypad onPress={(key) => press(sessionId, key)} />
            </>
          )}
          <div class="call-buttons">
            {findRinging(session) && session.calls.length === 1 ? (
              <button
                type="button"
                class="decline"
                onClick={() => void act('POST', '/calls/decline', { sessionId })}
              >
                Decline
              </button>
            ) : (
              <button
                type="button"
                class="decline"
                onClick={() => void act('POST', '/calls/hang-up', { sessionId })}
              >
                Hang up
              </button>
            )}
            {findRinging(session) && (
              <button type="button" class="answer" onClick={() => void answer(sessionId)}>
                Answer
              </button>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

/** The state of the call, its duration, and the numbers of the business. */
function CallStatusLine({ session }: { readonly session: CallSession }) {
  const [first] = session.calls;
  const parts = [
    describePhase(session),
    first?.connectedAt !== undefined && formatDuration(connectedMs(session, sandboxNow())),
    first && `${first.direction === 'INBOUND' ? 'called' : 'called by'} ${businessOf(first)}`,
    session.calls.length > 1 && 'number masking',
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

/** Whether the app is waiting for keys, and those pressed so far. */
function CaptureStatus({ capture }: { readonly capture: Capture | undefined }) {
  if (!capture) return <>Your app is not waiting for keys.</>;
  const { params, digits } = capture;
  const max = Number(params['maxDigits'] ?? 1);
  const end = params['completeOnHash'] === false ? '' : ', # ends';
  return (
    <>
      <code class="digits">{digits.padEnd(max, '·')}</code> Your app waits for{' '}
      {max === 1 ? 'a key' : `up to ${max} keys`}
      {end}.
    </>
  );
}
