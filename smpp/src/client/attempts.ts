import type { AttemptEvent, AttemptStart } from 'cpaas-8x8';
import type { Bind } from '../bind/bind';
import { operations } from '../bind/bind-settings';
import type { SubmitEnd, SubmitObserver } from '../sending/submit';
import type { SmppClientOptions } from './options';

type Listeners = Pick<SmppClientOptions, 'onAttempt' | 'onAttemptStart'>;

/** Tells the listeners about each `submit_sm`, in the events of the REST client. */
export function attemptObserver({ onAttempt, onAttemptStart }: Listeners, host: string): SubmitObserver {
  if (!onAttempt && !onAttemptStart) return { onWrite: () => undefined };
  return {
    onWrite(bind: Bind, attempt: number) {
      const start: AttemptStart = {
        operation: operations.send,
        attempt,
        method: 'submit_sm',
        host,
        route: bind.id,
      };
      const startedAt = performance.now();
      const onEnd = withoutErrors(() => onAttemptStart?.(start));
      return (end, delayMs) => {
        const event = attemptEvent(start, end, performance.now() - startedAt, delayMs);
        withoutErrors(() => onEnd?.(event));
        withoutErrors(() => onAttempt?.(event));
      };
    },
  };
}

function attemptEvent(
  start: AttemptStart,
  end: SubmitEnd,
  durationMs: number,
  delayMs: number | undefined,
): AttemptEvent {
  const delay = delayMs === undefined ? {} : { delayMs };
  switch (end.kind) {
    case 'accepted':
      return { ...start, durationMs, umid: end.umid, outcome: 'done' };
    case 'refused':
      return { ...start, durationMs, code: end.commandStatus, outcome: 'refused', ...delay };
    case 'unanswered':
      return { ...start, durationMs, reason: end.reason, outcome: 'unknown' };
    case 'not-written':
      return { ...start, durationMs, reason: end.reason, outcome: 'not-sent' };
  }
}

function withoutErrors<T>(listener: () => T): T | undefined {
  try {
    return listener();
  } catch {
    return undefined;
  }
}
