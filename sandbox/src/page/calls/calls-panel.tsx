import { useEffect, useState } from 'preact/hooks';

import type { CallSession } from '../../voice/calls/call-session';
import { act, control, errorText } from '../state/control-client';
import { timeOf } from '../state/format';
import { navigate, navigatePanel, pageLocation } from '../state/location';
import { sandboxNow } from '../state/sandbox-time';
import './calls-panel.css';
import { businessOf, connectedMs, describePhase, formatDuration, peopleOf } from './describe-call';
import { answersByItself, onCallChange, showCall } from './loaded-calls';
import { SoundSwitch } from './sound-switch';

const pageSize = 50;
const typingPauseMs = 200;

const states = {
  '': 'All calls',
  active: 'Taking place',
  COMPLETED: 'Completed',
  NO_ANSWER: 'No answer',
  BUSY: 'Busy',
  CANCELED: 'Cancelled',
  FAILED: 'Failed',
  ERROR: 'Error',
};

/** The calls, the newest first, and a button to make one. */
export function CallsPanel() {
  const { q = '', state = '' } = pageLocation.value.details;
  const { calls, hasOlder, error, loadOlder } = useCalls(q, state);
  return (
    <div class="calls-panel">
      <div class="calls-tools">
        <button type="button" class="primary" onClick={() => navigate({ call: 'new', view: 'conversation' })}>
          New call
        </button>
        <SoundSwitch />
        <label class="check">
          <input
            type="checkbox"
            checked={answersByItself.value}
            onChange={({ currentTarget: { checked } }) => void changeAutoAnswer(checked)}
          />
          People answer by themselves
        </label>
      </div>
      <div class="calls-search">
        <input
          type="search"
          aria-label="Search calls"
          placeholder="Number or words"
          value={q}
          onInput={({ currentTarget: { value } }) => navigatePanel({ q: value }, { replace: true })}
        />
        <select
          aria-label="State"
          value={state}
          onChange={({ currentTarget: { value } }) => navigatePanel({ state: value })}
        >
          {Object.entries(states).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </div>
      {error && (
        <p class="call-problem" role="alert">
          {error}
        </p>
      )}
      <ol class="list">
        {calls.map((session) => (
          <Row key={session.sessionId} session={session} />
        ))}
        {calls.length === 0 && (
          <li class="nothing">
            {q || state ? 'Nothing found.' : 'No calls yet. Make one with the API, or press New call.'}
          </li>
        )}
        {hasOlder && (
          <li>
            <button type="button" class="quiet" onClick={loadOlder}>
              Show older calls
            </button>
          </li>
        )}
      </ol>
    </div>
  );
}

async function changeAutoAnswer(autoAnswer: boolean): Promise<void> {
  if (await act('PATCH', '/settings', { autoAnswer })) answersByItself.value = autoAnswer;
}

/** Loads the calls page by page, and follows their changes. */
function useCalls(search: string, state: string) {
  const [calls, setCalls] = useState<readonly CallSession[]>([]);
  const [hasOlder, setHasOlder] = useState(false);
  const [error, setError] = useState('');
  const load = async (before?: string): Promise<readonly CallSession[]> => {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (search !== '') query.set('search', search);
    if (state !== '') query.set('state', state);
    if (before !== undefined) query.set('before', before);
    const page = await control<CallSession[]>('GET', `/calls?${query.toString()}`);
    setHasOlder(page.length === pageSize);
    setError('');
    return page.reverse();
  };
  useEffect(() => {
    let isCurrent = true;
    const reload = (): void => {
      load()
        .then((page) => isCurrent && setCalls(page))
        .catch((reason: unknown) => setError(errorText(reason)));
    };
    const timer = setTimeout(reload, calls.length === 0 ? 0 : typingPauseMs);
    const stop = onCallChange((session) => {
      setCalls((shown) => replaceOrAdd(shown, session, search === '' && state === ''));
    });
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      stop();
    };
  }, [search, state]);
  const loadOlder = (): void => {
    load(calls.at(-1)?.sessionId)
      .then((page) => setCalls((shown) => [...shown, ...page]))
      .catch((reason: unknown) => setError(errorText(reason)));
  };
  return { calls, hasOlder, error, loadOlder };
}

/** New calls come on top, if nothing is searched. */
function replaceOrAdd(
  shown: readonly CallSession[],
  session: CallSession,
  canAdd: boolean,
): readonly CallSession[] {
  const place = shown.findIndex(({ sessionId }) => sessionId === session.sessionId);
  if (place !== -1) return shown.with(place, session);
  return canAdd ? [session, ...shown] : shown;
}

function Row({ session }: { readonly session: CallSession }) {
  const { sessionId, calls, outcome, errorCode, startedAt } = session;
  const [first] = calls;
  const isGood = outcome === undefined || outcome === 'COMPLETED';
  const way = first?.direction === 'INBOUND' ? 'called' : 'called by';
  return (
    <li>
      <button
        type="button"
        class="summary"
        aria-current={pageLocation.value.call === sessionId}
        onClick={() => showCall(sessionId)}
      >
        <span class={`badge ${outcome === undefined ? 'pending' : isGood ? 'delivered' : 'failed'}`}>
          {describePhase(session)}
        </span>
        <span class="what">{peopleOf(session) || 'starting'}</span>
        <time>{timeOf(startedAt)}</time>
        <small>
          {[
            first && `${way} ${businessOf(first)}`,
            formatDuration(connectedMs(session, sandboxNow())),
            calls.length > 1 && 'number masking',
            errorCode !== undefined && `error ${errorCode}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </button>
    </li>
  );
}
