import { effect, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import type { ClockStatus } from '../../../control/clock-control';
import { ControlForm, Field } from '../../controls/control-form';
import { control, errorText } from '../../state/control-client';
import { showNotice } from '../../state/notice';
import { controlRevision } from './control-revision';

const minuteMs = 60_000;
const refreshMs = 2_000;

const steps = [
  ['+1 minute', minuteMs],
  ['+1 hour', 60 * minuteMs],
  ['+1 day', 24 * 60 * minuteMs],
] as const;

const status = signal<ClockStatus | undefined>(undefined);

async function load(): Promise<void> {
  status.value = await control<ClockStatus>('GET', '/clock');
}

effect(() => {
  if (controlRevision.value > 0) load().catch(() => undefined);
});

/** The sandbox's time, what happens next, and how to change both. */
export function ClockPanel() {
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    load().catch(() => undefined);
    const timer = setInterval(() => void load().catch(() => undefined), refreshMs);
    return () => clearInterval(timer);
  }, []);
  const { value } = status;
  if (!value) return <p class="nothing">…</p>;
  const act = async (path: string, body?: object): Promise<void> => {
    setBusy(true);
    try {
      status.value = await control<ClockStatus>('POST', `/clock/${path}`, body);
    } catch (error) {
      showNotice(errorText(error), { isError: true });
    } finally {
      setBusy(false);
    }
  };
  const { state, next, scheduled, aheadMs } = value;
  const isAhead = Math.abs(aheadMs) > 2_000;
  return (
    <div class="sections">
      <section aria-label="Time">
        <Time status={value} />
        <p class="row wrap">
          <span class={`badge ${state === 'running' ? 'delivered' : 'pending'}`}>{state}</span>
          {isAhead && <span class="faint">{describeDistance(aheadMs)} the system time</span>}
        </p>
        <div class="row wrap">
          {state === 'running' ? (
            <button type="button" disabled={isBusy} onClick={() => void act('stop')}>
              Stop
            </button>
          ) : (
            <button type="button" disabled={isBusy} onClick={() => void act('resume')}>
              Go on
            </button>
          )}
          {(isAhead || state === 'stopped') && (
            <button type="button" disabled={isBusy} onClick={() => void act('resume', { systemTime: true })}>
              Back to the system time
            </button>
          )}
        </div>
      </section>
      <section aria-label="Advance">
        <h2>Advance</h2>
        <p class="faint">Whatever is due in this time happens, in order.</p>
        <div class="row wrap">
          {steps.map(([title, ms]) => (
            <button key={title} type="button" disabled={isBusy} onClick={() => void act('advance', { ms })}>
              {title}
            </button>
          ))}
          <button type="button" disabled={isBusy || !next} onClick={() => void act('next')}>
            To the next event
          </button>
        </div>
        <p>
          {next ? (
            <>
              Next, at <time dateTime={next.at}>{formatTime(next.at)}</time>: {next.what}.{' '}
              {scheduled > 1 && <span class="faint">{scheduled} events are scheduled.</span>}
            </>
          ) : (
            <span class="faint">Nothing is scheduled.</span>
          )}
        </p>
      </section>
      <section aria-label="Date and time">
        <ControlForm
          label="Advance to a date and time"
          submit="Advance"
          onSubmit={async ({ to = '' }) => {
            if (to === '') throw new Error('Choose a date and time');
            const body = { to: new Date(to).toISOString() };
            status.value = await control<ClockStatus>('POST', '/clock/advance', body);
          }}
        >
          <Field label="Date and time" hint="In your time zone. Time only moves forward." wide>
            <input name="to" type="datetime-local" step="1" />
          </Field>
        </ControlForm>
      </section>
    </div>
  );
}

/** Follows a running clock between two answers of the sandbox. */
function Time({ status: { now, state, aheadMs } }: { readonly status: ClockStatus }) {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (state === 'stopped') return undefined;
    const timer = setInterval(() => redraw((count) => count + 1), 1_000);
    return () => clearInterval(timer);
  }, [state]);
  const time = state === 'stopped' ? now : new Date(Date.now() + aheadMs).toISOString();
  return (
    <p class="clock-time">
      <time dateTime={time}>{formatTime(time)}</time>
    </p>
  );
}

function formatTime(time: string): string {
  return new Date(time).toLocaleString([], { dateStyle: 'medium', timeStyle: 'medium' });
}

function describeDistance(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / minuteMs);
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor((minutes % 1_440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return `${shown.join(' ') || 'Less than a minute'} ${ms > 0 ? 'ahead of' : 'behind'}`;
}
