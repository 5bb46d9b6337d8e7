import { Logger, type LogLevel } from '@nestjs/common';
import type { AttemptEvent, ClientOptions } from 'cpaas-8x8';
import { DEFAULT_ACCOUNT } from '../eight-by-eight.tokens';
import type { AttemptLogging } from '../options/eight-by-eight-options.interface';

type Listeners = Pick<ClientOptions, 'onAttempt' | 'onWarning'>;

/**
 * Returns listeners that log every attempt, then call the listeners of the app. The log names the operation and its
 * result, and holds no API key, URL, phone number or text.
 */
export function createAttemptLogger(
  account: string,
  logging: AttemptLogging | false | undefined,
  { onAttempt, onWarning }: Listeners,
): Listeners {
  if (logging === false) return { ...(onAttempt && { onAttempt }), ...(onWarning && { onWarning }) };
  const { success = 'debug', retry = 'warn', failure = 'warn', warning = 'warn' } = logging ?? {};
  const logger = new Logger(account === DEFAULT_ACCOUNT ? '8x8' : `8x8 ${account}`);
  const write = (level: LogLevel | false, text: string): void => {
    if (level !== false) logger[level](text);
  };
  return {
    onAttempt(event) {
      const level = event.outcome === 'done' ? success : event.delayMs === undefined ? failure : retry;
      write(level, describe(event));
      onAttempt?.(event);
    },
    onWarning(event) {
      write(warning, `${event.operation}: sent although ${event.path || 'the input'} looks wrong`);
      onWarning?.(event);
    },
  };
}

function describe({
  operation,
  attempt,
  durationMs,
  status,
  reason,
  outcome,
  ...event
}: AttemptEvent): string {
  const parts = [
    `${operation}: ${status ?? reason ?? 'no answer'} after ${Math.round(durationMs)} ms`,
    ...(attempt > 1 ? [`attempt ${attempt}`] : []),
    ...(outcome === 'done' ? [] : [outcome]),
    ...(event.code === undefined ? [] : [`code ${event.code}`]),
    ...(event.errorId === undefined ? [] : [`error ID ${event.errorId}`]),
    ...(event.umid === undefined ? [] : [`umid ${event.umid}`]),
    ...(event.delayMs === undefined ? [] : [`retry in ${Math.round(event.delayMs)} ms`]),
  ];
  return parts.join(', ');
}
