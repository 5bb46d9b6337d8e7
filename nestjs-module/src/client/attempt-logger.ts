import { Logger, type LogLevel } from '@nestjs/common';
import type { AttemptEvent, ClientOptions } from 'cpaas-8x8';
import { DEFAULT_ACCOUNT } from '../eight-by-eight.tokens';
import type { AttemptLogging } from '../options/eight-by-eight-options.interface';

type Listeners = Pick<ClientOptions, 'onAttempt' | 'onWarning'>;

/**
 * Tells the app's logger of every attempt, and goes on to the listeners that were given. Of a request it writes down
 * the operation and what became of it: no key, no address, no number, no text.
 */
export function attemptLogger(
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
    onWarning(news) {
      write(warning, `${news.operation}: ${news.path || 'the input'} was sent, although it seems wrong`);
      onWarning?.(news);
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
    ...(event.delayMs === undefined ? [] : [`again in ${Math.round(event.delayMs)} ms`]),
  ];
  return parts.join(', ');
}
