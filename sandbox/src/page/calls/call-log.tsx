import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import type { CallSession, CallLogEntry } from '../../voice/calls/call-session';
import { timeOf } from '../state/format';
import { sandboxNow } from '../state/sandbox-time';
import { Exchange, describeAction } from './action-exchange';
import { connectedMs, describeOutcome, formatDuration, personOf } from './describe-call';

/** A reader who is this close to the end keeps following the call. */
const nearEndPixels = 80;

/** Everything that happened in a call, and what comes next. */
export function CallLog({ session }: { readonly session: CallSession }) {
  const list = useRef<HTMLOListElement>(null);
  const followed = useRef(true);
  useLayoutEffect(() => {
    if (list.current && followed.current) list.current.scrollTop = list.current.scrollHeight;
  }, [session.log.length]);
  const { log, actions, awaitsAction } = session;
  return (
    <ol
      class="call-log"
      ref={list}
      tabIndex={0}
      aria-label="What happened in the call"
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        followed.current = scrollHeight - scrollTop - clientHeight < nearEndPixels;
      }}
    >
      {log.map((entry, index) => (
        <Entry key={index} session={session} entry={entry} index={index} />
      ))}
      {actions.length > 0 && !awaitsAction && (
        <li class="call-fact">Next: {actions.map((action) => describeAction(action)).join(', ')}</li>
      )}
    </ol>
  );
}

interface EntryProps<Entry = CallLogEntry> {
  readonly session: CallSession;
  readonly entry: Entry;
  readonly index: number;
}

function Entry({ session, entry, index }: EntryProps) {
  switch (entry.kind) {
    case 'status':
      return <Status session={session} entry={entry} index={index} />;
    case 'said':
      return (
        <Bubble side="theirs" entry={entry} note={entry.voiceProfile}>
          <p>{entry.text}</p>
        </Bubble>
      );
    case 'played':
      return (
        <Bubble side="theirs" entry={entry} note="played to the call">
          <p>
            <span aria-hidden="true">♪</span> {fileName(entry.url)}{' '}
            <a href={entry.url} target="_blank" rel="noreferrer">
              Open the file
            </a>
          </p>
        </Bubble>
      );
    case 'keys':
      return (
        <Bubble
          side="mine"
          entry={entry}
          note={entry.captured ? undefined : 'your app was not waiting for keys'}
        >
          <p class="pressed" aria-label={`Pressed ${entry.digits}`}>
            {[...entry.digits].map((digit, place) => (
              <kbd key={place}>{digit}</kbd>
            ))}
          </p>
        </Bubble>
      );
    case 'collected':
      return (
        <li class="call-fact">{describeCollected(entry.digits, session.log[index + 1]?.kind === 'asked')}</li>
      );
    case 'asked':
      return <Exchange entry={entry} answer={findAnswer(session.log, index)} />;
    case 'answered':
      // Shown with the question.
      return null;
    case 'hung-up':
      return (
        <li class="call-fact">{entry.by === 'flow' ? 'The call flow hangs up' : 'A person hangs up'}</li>
      );
    case 'recording':
      return <RecordingEntry session={session} entry={entry} index={index} />;
    case 'ended':
      return <Ended session={session} entry={entry} index={index} />;
  }
}

/** Describes the collected keys. Without a call action webhook, the app does not receive them. */
function describeCollected(digits: string, isAsked: boolean): string {
  const pressed = digits === '' ? 'No keys were pressed in time' : `The keys are ${digits}`;
  if (!isAsked) return `${pressed}; no call action webhook is registered`;
  return digits === '' ? pressed : `Your app receives ${digits}`;
}

function Status({ session, entry }: EntryProps<Extract<CallLogEntry, { kind: 'status' }>>) {
  const call = session.calls.find(({ callId }) => callId === entry.callId);
  if (!call) return null;
  const { sipCode = 200 } = entry;
  const person = personOf(call);
  switch (entry.status) {
    case 'CALL_INITIATED':
      return (
        <Fact entry={entry}>
          {call.source} calls {call.destination}
        </Fact>
      );
    case 'CALL_RECEIVED':
      return (
        <Fact entry={entry}>
          {call.source} calls {call.destination}
        </Fact>
      );
    case 'CALL_CONNECTED':
      return (
        <Fact entry={entry}>
          {call.direction === 'INBOUND' ? `${person} is connected` : `${person} answers`}
        </Fact>
      );
    case 'CALL_DISCONNECTED':
      return sipCode === 200 ? null : (
        <Fact entry={entry}>
          {person} is not reached (SIP {sipCode})
        </Fact>
      );
  }
}

function Fact({ entry, children }: { readonly entry: CallLogEntry; readonly children: ComponentChildren }) {
  return (
    <li class="call-fact">
      {children} <time>{timeOf(entry.at)}</time>
    </li>
  );
}

function Bubble({
  side,
  entry,
  note,
  children,
}: {
  readonly side: 'mine' | 'theirs';
  readonly entry: CallLogEntry;
  readonly note: string | undefined;
  readonly children: ComponentChildren;
}) {
  const lastsMs = 'ms' in entry ? entry.ms : 0;
  const isPlaying = entry.at + lastsMs > sandboxNow();
  return (
    <li class={`bubble ${side} ${isPlaying ? 'playing' : ''}`}>
      {children}
      <div class="meta">
        <time>{timeOf(entry.at)}</time>
        {note}
      </div>
    </li>
  );
}

function fileName(url: string): string {
  return /([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1] ?? url;
}

/** The answer to a question is the next entry of its kind, before the next question. */
function findAnswer(log: readonly CallLogEntry[], asked: number) {
  const later = log.slice(asked + 1);
  const end = later.findIndex(({ kind }) => kind === 'asked');
  for (const entry of end === -1 ? later : later.slice(0, end)) if (entry.kind === 'answered') return entry;
  return undefined;
}

function RecordingEntry({ session, entry, index }: EntryProps<Extract<CallLogEntry, { kind: 'recording' }>>) {
  const { recordingId, status, url, seconds } = entry;
  const isOutdated = session.log
    .slice(index + 1)
    .some((later) => later.kind === 'recording' && later.recordingId === recordingId);
  if (isOutdated) return null;
  const states = {
    PROCESSING: 'being uploaded',
    UPLOAD_COMPLETED: 'uploaded',
    UPLOAD_FAILED: 'upload failed',
  };
  return (
    <li class="call-card">
      <p>
        <strong>Recording</strong> of {formatDuration(seconds * 1_000)}, {states[status]}
      </p>
      {url && <code>{url}</code>}
      {status === 'UPLOAD_COMPLETED' && (
        <>
          <audio
            controls
            preload="none"
            src={`/voice/recordings/${recordingId}.mp3`}
            aria-label="Recording"
          />
          <small>A melody stands in for the voices.</small>
        </>
      )}
    </li>
  );
}

function Ended({ session, entry }: EntryProps<Extract<CallLogEntry, { kind: 'ended' }>>) {
  const { outcome, errorCode, reason } = entry;
  const wasAsked = session.log.some(({ kind }) => kind === 'asked');
  if (errorCode === undefined)
    return (
      <Fact entry={entry}>
        The call has ended: {describeOutcome(outcome)}, {formatDuration(connectedMs(session, entry.at))}
      </Fact>
    );
  return (
    <li class="call-card call-error">
      <strong>The call ended with error {errorCode}</strong>
      {reason && <p>{reason}</p>}
      {errorCode === -2002 && !wasAsked && (
        <p>
          The subaccount has no webhook of type VCA, which says what happens in an incoming call. Register one
          with <code>voice.setWebhook</code>.
        </p>
      )}
    </li>
  );
}
