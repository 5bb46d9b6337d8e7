/** A duration. The units are added up: 90 minutes are an hour and a half. */
export interface Duration {
  /** Days of 24 hours. */
  readonly days?: number;
  /** Hours. */
  readonly hours?: number;
  /** Minutes. */
  readonly minutes?: number;
  /** Seconds. */
  readonly seconds?: number;
}

/**
 * Formats a duration as `d.HH:mm:ss`, as 8x8 expects it.
 *
 * @throws {RangeError} if the duration is not a whole number of seconds, is less than 1 second, or is more than
 * 10,675,199 days.
 *
 * @example
 * duration({ days: 1, minutes: 90 }); // '1.01:30:00'
 */
export function duration({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): string {
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  if (!Number.isSafeInteger(total) || total < 1 || total > maxSeconds)
    throw new RangeError('A duration must be a whole number of seconds, from 1 second to 10,675,199 days.');
  const two = (value: number): string => String(value % 60).padStart(2, '0');
  const wholeHours = Math.floor(total / 3600);
  const clock = `${String(wholeHours % 24).padStart(2, '0')}:${two(Math.floor(total / 60))}:${two(total)}`;
  return `${Math.floor(wholeHours / 24)}.${clock}`;
}

/** The range of .NET's TimeSpan, which 8x8 uses. */
const maxSeconds = 10_675_199 * 86_400;

const durationPattern = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?$/;

/**
 * Parses `d.HH:mm:ss`, or a number of days, into seconds. Returns `undefined` for other texts and for durations out of
 * range.
 */
export function durationSeconds(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return secondsInRange(Number(trimmed) * 86_400);
  const [whole, days = '0', hours = '', minutes = '', seconds = '0'] = durationPattern.exec(trimmed) ?? [];
  if (whole === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return undefined;
  return secondsInRange(((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds));
}

const secondsInRange = (seconds: number): number | undefined => (seconds <= maxSeconds ? seconds : undefined);
